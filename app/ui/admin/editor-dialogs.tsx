import type { Editor } from "@tiptap/react";
import { type ReactNode, useState } from "react";
import { createPortal } from "react-dom";
import { useT } from "#app/i18n/use-translate.tsx";
import { isSafeHref } from "#app/platform/safe-href.ts";
import { videoAt } from "#app/platform/video.ts";
import { TextField } from "../text-field.tsx";
import { DialogForm } from "./dialog-form.tsx";
import { Modal } from "./modal.tsx";
import { PictureDialog } from "./picture-dialog.tsx";

export type EditorDialogKind = "link" | "picture" | "video";

type DialogProps = { editor: Editor; campaignId: string | undefined; onClose: () => void };

/** What a tool asks before it does something. Stands outside the page's own form: forms do not nest. */
export function EditorDialog({ kind, ...props }: DialogProps & { kind: EditorDialogKind | null }) {
  const t = useT("editor");
  const close = () => {
    props.onClose();
    props.editor.commands.focus();
  };
  const inner = { ...props, onClose: close };
  const bodies: Record<EditorDialogKind, ReactNode> = {
    link: <LinkForm {...inner} />,
    picture: <PictureDialog {...inner} />,
    video: <VideoForm {...inner} />,
  };
  return createPortal(
    <Modal title={t(`dialogs.${kind ?? "link"}`)} open={kind !== null} onClose={close}>
      {kind ? bodies[kind] : null}
    </Modal>,
    document.querySelector(".adm") ?? document.body,
  );
}

/** The address as it will be kept: people leave out its beginning. */
function completed(typed: string): string {
  const pasted = typed.trim();
  // A page of ours is led to by its path, whatever this site is called.
  const { origin } = window.location;
  const address = pasted.startsWith(`${origin}/`) ? pasted.slice(origin.length) : pasted;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  if (/^(https:|mailto:|tel:|\/)/i.test(address)) return address;
  if (/^http:/i.test(address)) return address.replace(/^http:/i, "https:");
  return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(address) ? `https://${address}` : address;
}

function LinkForm({ editor, onClose }: DialogProps) {
  const t = useT("editor");
  const before = (editor.getAttributes("link").href as string | undefined) ?? "";
  const [href, setHref] = useState(before);
  const [wrong, setWrong] = useState(false);
  const empty = editor.state.selection.empty && !before;
  const [words, setWords] = useState("");
  const set = () => {
    const address = completed(href);
    if (!isSafeHref(address)) return setWrong(true);
    if (empty) {
      const text = words.trim() || address;
      const marks = [{ type: "link", attrs: { href: address } }];
      editor.chain().focus().insertContent({ type: "text", text, marks }).run();
    } else editor.chain().focus().extendMarkRange("link").setLink({ href: address }).run();
    onClose();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onClose();
  };
  return (
    <DialogForm
      submit={t("link.set")}
      onSubmit={set}
      other={
        before ? (
          <button type="button" className="button button-two" onClick={remove}>
            {t("link.remove")}
          </button>
        ) : null
      }
    >
      <TextField
        name="link-address"
        label={t("link.address")}
        hint={t("link.hint")}
        inputMode="url"
        autoComplete="off"
        data-first=""
        value={href}
        onChange={(event) => setHref(event.target.value)}
        {...(wrong && { error: t("link.wrong") })}
      />
      {empty ? (
        <TextField
          name="link-words"
          label={t("link.words")}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
    </DialogForm>
  );
}

function VideoForm({ editor, onClose }: DialogProps) {
  const t = useT("editor");
  const [address, setAddress] = useState("");
  const [title, setTitle] = useState("");
  const [wrong, setWrong] = useState(false);
  const insert = () => {
    const video = videoAt(address);
    if (!video) return setWrong(true);
    editor
      .chain()
      .focus()
      .insertContent({ type: "embed", attrs: { ...video, title: title.trim().slice(0, 200) } })
      .run();
    onClose();
  };
  return (
    <DialogForm submit={t("video.insert")} onSubmit={insert}>
      <TextField
        name="video-address"
        label={t("video.address")}
        hint={t("video.hint")}
        inputMode="url"
        autoComplete="off"
        data-first=""
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        {...(wrong && { error: t("video.wrong") })}
      />
      <TextField
        name="video-title"
        label={t("video.title")}
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
    </DialogForm>
  );
}
