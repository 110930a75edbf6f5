import { useErrorSentences } from "#app/i18n/use-error-sentences.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type CustomField, type CustomValue, type CustomValues, showCustomValue } from "../custom-field.ts";

type CustomAnswersProps = {
  fields: CustomField[];
  values: CustomValues;
  mayEdit: boolean;
  /** Codes by `custom.<key>`, from a post that was refused. */
  errors?: Record<string, string>;
  /** What was typed when it was refused. */
  typed?: Record<string, string | string[]>;
  span?: 4 | 5 | 6 | 7 | 8 | 12;
};

/** A supporter's answers to the organisation's own fields: a form with the intent "answers", or facts. */
export function CustomAnswers({
  fields,
  values,
  mayEdit,
  errors,
  typed = {},
  span = 12,
}: CustomAnswersProps) {
  const t = useT("fields");
  const language = useLanguage();
  const words = useErrorSentences("fields")(errors);
  if (fields.length === 0) return null;
  const shown = fields.map((field) => ({
    key: field.key,
    name: field.labels[language],
    value:
      values[field.key] === undefined ? t("noAnswer") : <Answer field={field} value={values[field.key]!} />,
  }));
  return (
    <Panel title={t("answers")} span={span}>
      {mayEdit ? (
        <AdminForm intent="answers" submit={t("saveAnswers")} errors={words} look="two">
          {fields.map((field) => (
            <AnswerField
              key={field.key}
              field={field}
              value={String(typed[`custom.${field.key}`] ?? textOf(values[field.key]))}
              error={words[`custom.${field.key}`]}
            />
          ))}
        </AdminForm>
      ) : (
        <Facts facts={shown} />
      )}
    </Panel>
  );
}

const textOf = (value: CustomValue | undefined) =>
  value === undefined ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value);

function Answer({ field, value }: { field: CustomField; value: CustomValue }) {
  const t = useT("fields");
  return <>{showCustomValue(field, value, useLanguage(), { yes: t("yes"), no: t("no") })}</>;
}

function AnswerField({ field, value, error }: { field: CustomField; value: string; error?: string }) {
  const t = useT("fields");
  const language = useLanguage();
  const own = { name: `custom.${field.key}`, label: field.labels[language], defaultValue: value, error };
  const nothing = { value: "", text: t("noAnswer") };
  switch (field.kind) {
    case "yes_no":
      return (
        <SelectField
          {...own}
          options={[nothing, { value: "yes", text: t("yes") }, { value: "no", text: t("no") }]}
        />
      );
    case "choice":
      return (
        <SelectField
          {...own}
          options={[
            nothing,
            ...field.choices.map((choice) => ({ value: choice.value, text: choice[language] })),
          ]}
        />
      );
    case "date":
      return <TextField {...own} type="date" short />;
    case "number":
      return <TextField {...own} inputMode="decimal" short />;
    case "text":
      return <TextField {...own} maxLength={500} />;
  }
}
