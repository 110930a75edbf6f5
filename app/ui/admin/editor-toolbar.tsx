import { type Editor, useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Icon } from "../icon.tsx";
import type { EditorDialogKind } from "./editor-dialogs.tsx";

type Tool = {
  key: string;
  label: string;
  /** What stands on the button. */
  face: React.ReactNode;
  pressed?: boolean;
  off?: boolean;
  act: () => void;
};

type ToolbarProps = {
  editor: Editor;
  label: string;
  controls: string;
  onDialog: (kind: EditorDialogKind) => void;
};

/** The tools over a text: one stop for Tab, arrows between them. */
export function EditorToolbar({ editor, label, controls, onDialog }: ToolbarProps) {
  const tools = useTools(editor, onDialog);
  const [at, setAt] = useState(0);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: tools.length - 1 - at }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + tools.length) % tools.length;
    setAt(next);
    event.currentTarget.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      className="rich-text-tools"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      onKeyDown={move}
    >
      {tools.map(({ key, label: name, face, pressed, off, act }, index) => (
        <button
          key={key}
          type="button"
          aria-label={name}
          title={name}
          aria-pressed={pressed}
          aria-disabled={off || undefined}
          tabIndex={index === at ? 0 : -1}
          onFocus={() => setAt(index)}
          onClick={() => (off ? undefined : act())}
        >
          {face}
        </button>
      ))}
    </div>
  );
}

function useTools(editor: Editor, onDialog: (kind: EditorDialogKind) => void): Tool[] {
  const t = useT("editor");
  const is = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      h2: now.isActive("heading", { level: 2 }),
      h3: now.isActive("heading", { level: 3 }),
      bullets: now.isActive("bulletList"),
      numbers: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      link: now.isActive("link"),
      picture: now.isActive("image"),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return [
    {
      key: "bold",
      label: t("tools.bold"),
      face: <b>B</b>,
      pressed: is.bold,
      act: () => run().toggleBold().run(),
    },
    {
      key: "italic",
      label: t("tools.italic"),
      face: <em>I</em>,
      pressed: is.italic,
      act: () => run().toggleItalic().run(),
    },
    {
      key: "h2",
      label: t("tools.heading"),
      face: "H",
      pressed: is.h2,
      act: () => run().toggleHeading({ level: 2 }).run(),
    },
    {
      key: "h3",
      label: t("tools.subheading"),
      face: <small>H</small>,
      pressed: is.h3,
      act: () => run().toggleHeading({ level: 3 }).run(),
    },
    {
      key: "bullets",
      label: t("tools.bullets"),
      face: "•",
      pressed: is.bullets,
      act: () => run().toggleBulletList().run(),
    },
    {
      key: "numbers",
      label: t("tools.numbers"),
      face: "1.",
      pressed: is.numbers,
      act: () => run().toggleOrderedList().run(),
    },
    {
      key: "quote",
      label: t("tools.quote"),
      face: "“",
      pressed: is.quote,
      act: () => run().toggleBlockquote().run(),
    },
    { key: "rule", label: t("tools.rule"), face: "—", act: () => run().setHorizontalRule().run() },
    {
      key: "link",
      label: t("tools.link"),
      face: <Icon name="link" />,
      pressed: is.link,
      act: () => onDialog("link"),
    },
    {
      key: "picture",
      label: t(is.picture ? "tools.editPicture" : "tools.picture"),
      face: <Icon name="picture" />,
      pressed: is.picture,
      act: () => onDialog("picture"),
    },
    { key: "video", label: t("tools.video"), face: <Icon name="play" />, act: () => onDialog("video") },
    { key: "undo", label: t("tools.undo"), face: "↶", off: !is.undo, act: () => run().undo().run() },
    { key: "redo", label: t("tools.redo"), face: "↷", off: !is.redo, act: () => run().redo().run() },
  ];
}
