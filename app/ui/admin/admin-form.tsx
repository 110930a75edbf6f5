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
  children,
}: AdminFormProps) {
  const t = useT("admin");
  const readOnly = useReadOnly();
  const navigation = useNavigation();
  const busy = navigation.state !== "idle" && navigation.formData?.get("intent") === (intent ?? null);
  const round = useRounds(busy, Object.keys(errors).length > 0);
  const found = Object.entries(errors).map(([field, text]) => ({ field, text }));
  return (
    <Form
      key={round}
      className="adm-form"
      method={method}
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      noValidate={found.length > 0}
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

/** Counts the posts that went well: the form begins anew with what the page says after each. */
function useRounds(busy: boolean, failed: boolean): number {
  const [round, setRound] = useState(0);
  const wasBusy = useRef(false);
  useEffect(() => {
    if (wasBusy.current && !busy && !failed) setRound((before) => before + 1);
    wasBusy.current = busy;
  }, [busy, failed]);
  return round;
}
