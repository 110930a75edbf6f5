import type { Editor } from "@tiptap/react";
import { type ChangeEvent, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { pictureHref } from "#app/platform/picture-sizes.ts";
import { FieldError, Hint } from "../form-frame.tsx";
import { TextField } from "../text-field.tsx";
import { DialogForm } from "./dialog-form.tsx";
import { earlierPictures, pictureTypes, type SentPicture, sendPicture } from "./send-picture.ts";
import { useEditorWords } from "./use-editor-words.ts";

type PictureDialogProps = { editor: Editor; campaignId: string | undefined; onClose: () => void };

const LONGEST = 500;

/** Chooses a picture, says what it shows, and puts it into the text; or changes those words of the one chosen there. */
export function PictureDialog({ editor, campaignId, onClose }: PictureDialogProps) {
  const t = useT("editor");
  const there = editor.isActive("image") ? editor.getAttributes("image") : null;
  const [picture, setPicture] = useState<SentPicture | null>(null);
  const [alt, setAlt] = useState<string>(there?.alt ?? "");
  const [caption, setCaption] = useState<string>(there?.caption ?? "");
  const [asked, setAsked] = useState(false);
  const choose = (chosen: SentPicture) => {
    setPicture(chosen);
    if (!alt) setAlt(chosen.alt);
  };
  const put = () => {
    setAsked(true);
    if ((!picture && !there) || alt.trim() === "") return;
    const words = { alt: alt.trim(), caption: caption.trim() || null };
    if (there && !picture) editor.chain().focus().updateAttributes("image", words).run();
    else {
      const { id, width, height } = picture!;
      editor
        .chain()
        .focus()
        .insertContent({ type: "image", attrs: { pictureId: id, width, height, ...words } })
        .run();
    }
    onClose();
  };
  const altError = asked && alt.trim() === "" ? t("errors.alt-missing") : undefined;
  return (
    <DialogForm submit={there ? t("picture.save") : t("picture.insert")} onSubmit={put}>
      {there ? null : (
        <Chooser campaignId={campaignId} chosen={picture} missing={asked && !picture} onChoose={choose} />
      )}
      <TextField
        name="picture-alt"
        label={t("picture.alt")}
        hint={t("picture.altHint")}
        maxLength={LONGEST}
        value={alt}
        onChange={(event) => setAlt(event.target.value)}
        {...(altError && { error: altError })}
        {...(there && { "data-first": "" })}
      />
      <TextField
        name="picture-caption"
        label={t("picture.caption")}
        maxLength={LONGEST}
        value={caption}
        onChange={(event) => setCaption(event.target.value)}
      />
    </DialogForm>
  );
}

type ChooserProps = {
  campaignId: string | undefined;
  chosen: SentPicture | null;
  missing: boolean;
  onChoose: (picture: SentPicture) => void;
};

function Chooser({ campaignId, chosen, missing, onChoose }: ChooserProps) {
  const t = useT("editor");
  const words = useEditorWords();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    if (!file) return;
    setProblem(null);
    setSending(true);
    const result = await sendPicture(file, { campaignId });
    setSending(false);
    if (result.ok) onChoose(result.picture);
    else setProblem(result.error);
  };
  const error = problem ?? (missing ? "picture-missing" : null);
  return (
    <>
      <div className={error ? "field field-bad" : "field"}>
        <label htmlFor="picture-file">{t("picture.choose")}</label>
        <Hint id="picture-file-hint">{t("picture.hint")}</Hint>
        <input
          type="file"
          id="picture-file"
          className="input"
          accept={pictureTypes}
          data-first=""
          aria-describedby={`picture-file-hint${error ? " picture-file-error" : ""}`}
          onChange={send}
        />
        {error ? <FieldError id="picture-file-error">{words(error)}</FieldError> : null}
        <p role="status" className="adm-hint">
          {sending ? t("picture.uploading") : null}
        </p>
      </div>
      {chosen ? (
        <img
          className="rich-text-chosen"
          src={pictureHref(chosen.id, Math.min(chosen.width, 480))}
          width={chosen.width}
          height={chosen.height}
          alt={chosen.alt}
        />
      ) : null}
      <Earlier chosen={chosen?.id} onChoose={onChoose} />
    </>
  );
}

function Earlier({
  chosen,
  onChoose,
}: {
  chosen: string | undefined;
  onChoose: (picture: SentPicture) => void;
}) {
  const t = useT("editor");
  const [found, setFound] = useState<{ pictures: SentPicture[]; next: string | null } | null>(null);
  const [failed, setFailed] = useState(false);
  const load = async () => {
    try {
      const page = await earlierPictures(found?.next ?? null);
      setFailed(false);
      setFound({ pictures: [...(found?.pictures ?? []), ...page.pictures], next: page.next });
    } catch {
      setFailed(true);
    }
  };
  return (
    <details
      className="rich-text-earlier"
      onToggle={(event) => (event.currentTarget.open && !found ? void load() : undefined)}
    >
      <summary>{t("picture.earlier")}</summary>
      {failed ? <p>{t("picture.failed")}</p> : null}
      {found && found.pictures.length === 0 ? <p>{t("picture.none")}</p> : null}
      <div>
        {found?.pictures.map((picture) => (
          <button
            key={picture.id}
            type="button"
            aria-pressed={picture.id === chosen}
            aria-label={picture.alt || picture.fileName}
            onClick={() => onChoose(picture)}
          >
            <img src={pictureHref(picture.id, Math.min(picture.width, 480))} alt="" loading="lazy" />
          </button>
        ))}
      </div>
      {found?.next ? (
        <button type="button" className="button button-two" onClick={() => void load()}>
          {t("picture.more")}
        </button>
      ) : null}
    </details>
  );
}
