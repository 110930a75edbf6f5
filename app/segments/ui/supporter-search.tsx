import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { TextField } from "#app/ui/text-field.tsx";

const PAUSE_MILLISECONDS = 250;

type SearchProps = {
  words: string;
  /** The list as it is, sealed: a search changes its words alone. */
  sealed: string;
  personal: boolean;
  /** Where it posts. */
  action?: string;
};

/** The search of people: posted, since a name or an address has no place in an address; by itself while one types. */
export function SupporterSearch({ words, sealed, personal, action = "/admin/supporters" }: SearchProps) {
  const t = useT("segments");
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>();
  const { state, formMethod } = useNavigation();
  useEffect(() => () => clearTimeout(waiting.current), []);
  // Whoever follows a link while the search still waits is not called back to the list.
  useEffect(() => {
    if (state === "loading" && !formMethod) clearTimeout(waiting.current);
  }, [state, formMethod]);
  const onInput = () => {
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      if (form.current) submit(form.current, { replace: true, preventScrollReset: true });
    }, PAUSE_MILLISECONDS);
  };
  return (
    <Form className="adm-filters" method="post" action={action} ref={form} role="search">
      <input type="hidden" name="intent" value="search" />
      <input type="hidden" name="q" value={sealed} />
      <TextField
        name="words"
        type="search"
        label={t(personal ? "list.search" : "list.searchNames")}
        defaultValue={words}
        onInput={onInput}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
      />
      <div className="adm-actions">
        <button type="submit" className="button button-key">
          {t("list.find")}
        </button>
      </div>
    </Form>
  );
}
