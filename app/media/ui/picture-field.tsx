import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { jpgWidth, pictureHref } from "#app/platform/picture-sizes.ts";
import { pictureTypes, sendPicture } from "#app/ui/admin/send-picture.ts";
import { useEditorWords } from "#app/ui/admin/use-editor-words.ts";
import { FieldError, Fieldset, Hint } from "#app/ui/form-frame.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { longestAlt, type StoredPicture } from "../picture.ts";

type PictureFieldProps = {
  /** Posts `<name>` (id), `<name>-file`, `<name>-alt`, `<name>-remove`: `takePicture` reads them. */
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  /** What stands there now, or what came back with the form. */
  picture: StoredPicture | null;
  /** For which campaign it is uploaded. */
  campaignId?: string;
  /** Codes or sentences by field. */
  errors?: Record<string, string>;
  /** False where the words for it are asked for elsewhere, or where words stand beside it. */
  described?: boolean;
  /** Whether it can be taken away again. */
  removable?: boolean;
  /** Called when one is chosen, before it is uploaded. */
  onChosen?: () => void;
  /** Called with what was uploaded while the form is filled in. */
  onSent?: (picture: StoredPicture) => void;
};

/**
 * Chooses a picture and says what it shows. With a script it is uploaded as soon as it is chosen; without one it
 * comes with the form, which must be `<AdminForm files>`.
 */
export function PictureField({
  name,
  legend,
  hint,
  picture,
  campaignId,
  errors = {},
  described = true,
  removable = true,
  onChosen,
  onSent,
}: PictureFieldProps) {
  const t = useT("editor");
  const words = useEditorWords();
  const { shown, state, problem, choose } = usePicture(picture, campaignId, { onChosen, onSent });
  const fileError = problem ?? errors[`${name}-file`];
  const altError = errors[`${name}-alt`];
  return (
    <Fieldset id={`${name}-picture`} legend={legend} {...(hint && { hint })}>
      <div className="picture-field">
        {shown ? (
          <img
            src={pictureHref(shown.id, jpgWidth(shown.width), "jpg")}
            width={shown.width}
            height={shown.height}
            alt={shown.alt}
          />
        ) : null}
        <input type="hidden" name={name} value={shown?.id ?? ""} />
        <div className={fileError ? "field field-bad" : "field"} data-field={`${name}-file`}>
          <label htmlFor={`${name}-file`}>{shown ? t("picture.again") : t("picture.choose")}</label>
          <Hint id={`${name}-file-hint`}>{t("picture.hint")}</Hint>
          <input
            type="file"
            id={`${name}-file`}
            name={`${name}-file`}
            accept={pictureTypes}
            className="input"
            aria-describedby={`${name}-file-hint${fileError ? ` ${name}-file-error` : ""}`}
            aria-invalid={fileError ? true : undefined}
            onChange={choose}
          />
          {fileError ? <FieldError id={`${name}-file-error`}>{words(fileError)}</FieldError> : null}
          <p role="status" className="adm-hint">
            {state === "sending" ? t("picture.uploading") : state === "sent" ? t("picture.uploaded") : null}
          </p>
        </div>
        {described ? (
          <TextField
            name={`${name}-alt`}
            label={t("picture.alt")}
            hint={t("picture.altHint")}
            maxLength={longestAlt}
            defaultValue={shown?.alt ?? ""}
            {...(altError && { error: words(altError) })}
          />
        ) : null}
        {picture && removable ? (
          <label className="check">
            <input type="checkbox" name={`${name}-remove`} />
            <span>{t("picture.remove")}</span>
          </label>
        ) : null}
      </div>
    </Fieldset>
  );
}

function usePicture(
  picture: StoredPicture | null,
  campaignId: string | undefined,
  { onChosen, onSent }: Pick<PictureFieldProps, "onChosen" | "onSent">,
) {
  const [sent, setSent] = useState<StoredPicture | null>(null);
  const [state, setState] = useState<"idle" | "sending" | "sent">("idle");
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(0);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const field = event.currentTarget;
    const file = field.files?.[0];
    if (!file) return;
    latest.current += 1;
    const mine = latest.current;
    setProblem(null);
    setState("sending");
    onChosen?.();
    const result = await sendPicture(file, { campaignId });
    if (mine !== latest.current) return;
    setState(result.ok ? "sent" : "idle");
    if (!result.ok) return setProblem(result.error);
    // It is stored: the form need not bring it a second time.
    field.value = "";
    setSent(result.picture);
    onSent?.(result.picture);
  };
  return { shown: sent ?? picture, state, problem, choose };
}
