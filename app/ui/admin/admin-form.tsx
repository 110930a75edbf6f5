import { Form, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { FormErrors } from "./form-errors.tsx";
import { useReadOnly } from "./read-only.tsx";

type AdminFormProps = {
  /** Which of a page's forms this is; posted as `intent`. */
  intent?: string;
  /** Where it posts; none: the page's own address. */
  action?: string;
  method?: "post" | "get";
  /** Sentences by field, for the summary at its head. The fields show their own. */
  errors?: Record<string, string>;
  submit: string;
  /** `key`: the main deed of the page. `two`: the others. */
  look?: "key" | "two";
  /** It has fields for files: the action reads it with `panelUpload`. */
  files?: boolean;
  /** Which version its fields show: they begin anew with another one, unless somebody has gone on typing. */
  of?: number;
  children?: ReactNode;
};

/** A form of the panel: what went wrong first, then the fields, then one button. Works without a script. */
export function AdminForm({
  intent,
  action,
  method = "post",
  errors = {},
  submit,
  look = "key",
  files = false,
  of = 0,
  children,
}: AdminFormProps) {
  const t = useT("admin");
  const readOnly = useReadOnly();
  const navigation = useNavigation();
  const busy = navigation.state !== "idle" && navigation.formData?.get("intent") === (intent ?? null);
  const { round, onSubmit, onInput } = useRounds({ busy, failed: Object.keys(errors).length > 0, of });
  const found = Object.entries(errors).map(([field, text]) => ({ field, text }));
  return (
    <Form
      key={round}
      className="adm-form"
      method={method}
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      noValidate={found.length > 0}
      onSubmit={onSubmit}
      onInput={onInput}
    >
      <FormErrors title={t("form.errors", { count: found.length })} errors={found} />
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      {children}
      {readOnly ? null : (
        <div className="adm-actions">
          <button type="submit" className={`button button-${look}`} aria-busy={busy || undefined}>
            {submit}
          </button>
        </div>
      )}
    </Form>
  );
}

/**
 * Counts the beginnings of a form: after a post that went well, and when another version is there, it shows what the page
 * says. What was typed on while a slow line saved stays in the fields, to be saved with the next post.
 */
function useRounds({ busy, failed, of }: { busy: boolean; failed: boolean; of: number }) {
  const [round, setRound] = useState(0);
  const typedOn = useRef(false);
  const before = useRef({ busy, of });
  useEffect(() => {
    const posted = before.current.busy && !busy;
    const isAnother = before.current.of !== of;
    before.current = { busy, of };
    const wentWell = posted && !failed;
    if (wentWell && typedOn.current) return;
    if (wentWell || isAnother) setRound((last) => last + 1);
  }, [busy, failed, of]);
  const onSubmit = () => {
    typedOn.current = false;
  };
  const onInput = () => {
    typedOn.current = true;
  };
  return { round, onSubmit, onInput };
}
