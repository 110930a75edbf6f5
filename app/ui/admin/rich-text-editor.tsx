import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import { useLayoutEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { RichText } from "#app/platform/rich-text.ts";
import { cleanPasted } from "./clean-pasted.ts";
import { EditorDialog, type EditorDialogKind } from "./editor-dialogs.tsx";
import { editorNodes } from "./editor-nodes.ts";
import { EditorToolbar } from "./editor-toolbar.tsx";

type RichTextEditorProps = {
  name: string;
  id: string;
  lang: string | undefined;
  campaignId: string | undefined;
  described: string | undefined;
  /** The document to begin with. */
  initial: () => RichText | null;
  /** It stands there: what it takes the place of may go. Called before anything is painted. */
  onOpen: () => void;
};

const stored = (editor: Editor) => JSON.stringify(editor.getJSON());

/** The editor itself, with its tools; what it holds goes with the form as JSON. */
export default function RichTextEditor({
  name,
  id,
  lang,
  campaignId,
  described,
  initial,
  onOpen,
}: RichTextEditorProps) {
  const t = useT("editor");
  const [begin] = useState(() => initial() ?? { type: "doc", content: [] });
  const field = useRef<HTMLInputElement>(null);
  const [dialog, setDialog] = useState<EditorDialogKind | null>(null);
  const editor = useEditor({
    extensions: editorNodes,
    content: begin,
    // Its few rules are in our sheet: nothing is styled inline here.
    injectCSS: false,
    editorProps: {
      transformPastedHTML: cleanPasted,
      attributes: {
        id,
        class: "rich-text-page prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": `${id}-label`,
        ...(described && { "aria-describedby": described }),
        ...(lang && { lang }),
      },
    },
    onUpdate: ({ editor: now }) => {
      if (!field.current) return;
      field.current.value = stored(now);
      // Whoever watches the form hears of it as of any field.
      field.current.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useLayoutEffect(() => {
    // Not as `defaultValue`: for a hidden field that is its value, which React would put back with every render.
    if (field.current) field.current.value = JSON.stringify(begin);
    onOpen();
  }, []);
  return (
    <div className="rich-text">
      <input type="hidden" name={name} ref={field} />
      <EditorToolbar editor={editor} label={t("tools.label")} controls={id} onDialog={setDialog} />
      <EditorContent editor={editor} className="rich-text-frame" />
      <EditorDialog editor={editor} kind={dialog} campaignId={campaignId} onClose={() => setDialog(null)} />
    </div>
  );
}
