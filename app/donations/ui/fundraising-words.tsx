import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import type { PanelFundraising } from "../panel-fundraising.server.ts";

type Props = {
  page: PanelFundraising;
  language: Language;
  /** What was typed, when it came back. */
  typed: Record<string, string> | undefined;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** Everything that a fundraising page says in one language. */
export function FundraisingWords({ page, language, typed, errors }: Props) {
  const t = useT("fundraising");
  const values = { ...page.words[language], ...typed };
  const field = (name: string) => ({
    name,
    id: `${language}-${name}`,
    label: t(`words.${name}` as "words.title"),
    defaultValue: values[name] ?? "",
    error: errors[name],
    lang: language,
  });
  return (
    <AdminForm of={page.version} intent="words" submit={t("saveWords")} look="two" errors={errors}>
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="language" value={language} />
      <TextField {...field("title")} hint={t("wordsHint.title")} maxLength={160} />
      <TextArea {...field("summary")} maxLength={300} rows={2} />
      <TextArea {...field("appeal")} hint={t("wordsHint.appeal")} maxLength={8_000} rows={8} />
      <TextArea {...field("designations")} hint={t("wordsHint.designations")} maxLength={800} rows={3} />
      <TextField {...field("email_opt_in")} hint={t("wordsHint.email_opt_in")} maxLength={300} />
      <TextField {...field("share_text")} maxLength={200} />
      <TextField {...field("thanks")} maxLength={300} />
    </AdminForm>
  );
}
