import type { Language } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import type { PanelOutreach } from "../panel-outreach.server.ts";

type OutreachWordsProps = {
  page: PanelOutreach;
  language: Language;
  /** What was typed, when it came back. */
  typed: Record<string, string> | undefined;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** Everything that a page says in one language. */
export function OutreachWords({ page, language, typed, errors }: OutreachWordsProps) {
  const t = useT("outreach");
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
    <AdminForm of={page.version} intent="words" submit={t("panel.saveWords")} look="two" errors={errors}>
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="language" value={language} />
      <TextField {...field("title")} hint={t("wordsHint.title")} maxLength={160} />
      <TextArea {...field("summary")} maxLength={300} rows={2} />
      {page.kind === "calls" ? (
        <>
          <p className="adm-hint">{t("wordsHint.script")}</p>
          <TextArea {...field("script_ask")} maxLength={3_000} rows={8} />
          <TextArea {...field("script_thank")} maxLength={3_000} rows={6} />
          <TextArea {...field("script_firm")} maxLength={3_000} rows={6} />
          <TextArea {...field("points")} hint={t("wordsHint.points")} maxLength={6_000} rows={4} />
        </>
      ) : (
        <>
          <TextArea {...field("subjects")} hint={t("wordsHint.subjects")} maxLength={1_600} rows={3} />
          <TextArea
            {...field("points")}
            label={t("words.paragraphs")}
            hint={t("wordsHint.paragraphs")}
            maxLength={6_000}
            rows={10}
          />
        </>
      )}
      <TextField {...field("email_opt_in")} hint={t("wordsHint.email_opt_in")} maxLength={300} />
      <TextField {...field("share_text")} maxLength={200} />
      <TextField {...field("thanks")} maxLength={300} />
    </AdminForm>
  );
}
