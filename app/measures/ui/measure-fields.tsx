import { useT } from "#app/i18n/use-translate.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { BodyField } from "./body-field.tsx";

type MeasureFieldsProps = {
  /** As typed, or as kept. */
  values: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** What a measure is: before whom, its number and session, what it is called. */
export function MeasureFields({ values, errors }: MeasureFieldsProps) {
  const t = useT("measures");
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <>
      <BodyField value={values.body} error={errors.body} />
      <TextField
        {...field("identifier")}
        label={t("identifier")}
        hint={t("identifierHint")}
        maxLength={40}
        autoComplete="off"
        required
      />
      <TextField
        {...field("session")}
        label={t("session")}
        hint={t("sessionHint")}
        maxLength={40}
        autoComplete="off"
        required
      />
      <TextField {...field("title_en")} label={t("titleEn")} maxLength={200} lang="en" />
      <TextField {...field("title_es")} label={t("titleEs")} maxLength={200} lang="es" />
      <TextField {...field("authors")} label={t("authors")} hint={t("authorsHint")} maxLength={200} />
      <TextField {...field("url")} type="url" label={t("url")} maxLength={500} inputMode="url" />
    </>
  );
}
