import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { BodyField } from "./body-field.tsx";

type CommitteeFieldsProps = {
  values: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** What a committee is called, and whose it is. */
export function CommitteeFields({ values, errors }: CommitteeFieldsProps) {
  const t = useT("measures");
  const language = useLanguage();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  // Before a body is chosen its houses have their general names.
  const body = values.body || "US";
  return (
    <>
      <BodyField value={values.body} error={errors.body} />
      <SelectField
        {...field("chamber")}
        label={t("committee.chamber")}
        options={[
          { value: "", text: t("committee.joint") },
          ...chambersOf(body).map((value) => ({ value, text: houseName(body, value, language) })),
        ]}
      />
      <TextField {...field("name_en")} label={t("committee.nameEn")} maxLength={120} lang="en" required />
      <TextField
        {...field("name_es")}
        label={t("committee.nameEs")}
        hint={t("committee.nameEsHint")}
        maxLength={120}
        lang="es"
      />
      <TextField {...field("url")} type="url" label={t("committee.url")} maxLength={500} inputMode="url" />
    </>
  );
}
