import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { RichText } from "#app/platform/rich-text.ts";
import { fromNotation, toNotation } from "#app/platform/rich-text-notation.ts";
import { classNames } from "../class-names.ts";
import { describedBy, FieldError, Hint } from "../form-frame.tsx";
import { RichTextView } from "../rich-text.tsx";
import { useReadOnly } from "./read-only.tsx";
import { useEditorWords } from "./use-editor-words.ts";

// Large, and only pages with a text to write need it.
const RichTextEditor = lazy(() => import("./rich-text-editor.tsx"));

export type RichTextFieldProps = {
  /** Posts the document; `readRichText` reads it. */
  name: string;
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A code of the namespace "editor", or a sentence. */
  error?: string | undefined;
  value: RichText | null;
  /** The language that is written in. */
  lang?: string;
  /** For which campaign pictures are uploaded. */
  campaignId?: string;
};

/**
 * A text with headings, lists, links, pictures. Without a script it is a textarea that takes a plain notation;
 * the editor takes that one's place, at the same size, with what was typed in it meanwhile.
 */
export function RichTextField(field: RichTextFieldProps) {
  return useReadOnly() ? <WrittenText {...field} /> : <WritableText {...field} />;
}

/** The text as it stands, whole. */
function WrittenText({ name, id = name, label, value, lang }: RichTextFieldProps) {
  return (
    <div className="field rich-text-field">
      <p className="field-label" id={`${id}-label`}>
        {label}
      </p>
      <section className="rich-text rich-text-written" aria-labelledby={`${id}-label`}>
        <div className="rich-text-page prose" lang={lang}>
          {value ? <RichTextView doc={value} level={3} /> : null}
        </div>
      </section>
    </div>
  );
}

function WritableText({ name, id = name, label, hint, error, value, lang, campaignId }: RichTextFieldProps) {
  const t = useT("editor");
  const words = useEditorWords();
  const plain = useRef<HTMLTextAreaElement>(null);
  // `ready`: the script runs. `open`: the editor stands there.
  const [ready, setReady] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => setReady(true), []);
  const initial = () => {
    const typed = plain.current;
    return typed && typed.value !== typed.defaultValue ? fromNotation(typed.value) : value;
  };
  const textarea = (
    <div className="rich-text">
      <div className="rich-text-tools" aria-hidden="true" />
      <textarea
        ref={plain}
        className="rich-text-page input"
        name={name}
        id={id}
        lang={lang}
        defaultValue={value ? toNotation(value) : ""}
        aria-describedby={describedBy(id, true, error)}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
  return (
    <div className={classNames("field", "rich-text-field", error && "field-bad")} data-field={id}>
      <label htmlFor={id} id={`${id}-label`}>
        {label}
      </label>
      <Hint id={`${id}-hint`}>
        {hint ? <>{hint} </> : null}
        {open ? t("text.hint") : t("text.notation")}
      </Hint>
      {open ? null : textarea}
      {ready ? (
        <Suspense fallback={null}>
          <RichTextEditor
            {...{ name, id, lang, campaignId, initial }}
            described={describedBy(id, true, error)}
            onOpen={() => setOpen(true)}
          />
        </Suspense>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{words(error)}</FieldError> : null}
    </div>
  );
}
