import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { Body } from "../body.ts";
import { stageKinds, stageOutcomes } from "../measure-forms.ts";

type StageFieldsProps = {
  body: Body | null;
  /** Of that body. */
  committees: { id: string; name: string }[];
  values: Record<string, string>;
  /** Sentences by field. */
  errors: Record<string, string>;
};

/** One stage: its name, what happens there, in which house, what became of it, how it was voted on. */
export function StageFields({ body, committees, values, errors }: StageFieldsProps) {
  const t = useT("measures");
  const language = useLanguage();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const number = (name: string) => ({
    ...field(name),
    inputMode: "numeric" as const,
    maxLength: 6,
    short: true,
  });
  return (
    <>
      <TextField
        {...field("label_en")}
        label={t("stage.labelEn")}
        hint={t("stage.labelHint")}
        maxLength={80}
        lang="en"
      />
      <TextField {...field("label_es")} label={t("stage.labelEs")} maxLength={80} lang="es" />
      <TextField
        {...field("note_en")}
        label={t("stage.noteEn")}
        hint={t("stage.noteHint")}
        maxLength={300}
        lang="en"
      />
      <TextField {...field("note_es")} label={t("stage.noteEs")} maxLength={300} lang="es" />
      <RadioGroup
        name="outcome"
        legend={t("stage.outcome")}
        chosen={values.outcome ?? "ahead"}
        error={errors.outcome}
        options={stageOutcomes.map((value) => ({ value, text: t(`stage.outcomes.${value}`) }))}
      />
      <TextField
        {...field("occurred_on")}
        label={t("stage.on")}
        hint={t("stage.onHint")}
        maxLength={10}
        short
      />
      <SelectField
        name="kind"
        label={t("stage.kind")}
        defaultValue={values.kind ?? "committee"}
        error={errors.kind}
        options={stageKinds.map((value) => ({ value, text: t(`stage.kinds.${value}`) }))}
      />
      <SelectField
        {...field("chamber")}
        label={t("stage.chamber")}
        options={[
          { value: "", text: t("stage.noChamber") },
          ...chambersOf(body ?? "US").map((value) => ({
            value,
            text: houseName(body ?? "US", value, language),
          })),
        ]}
      />
      <SelectField
        {...field("committee")}
        label={t("stage.committee")}
        options={[
          { value: "", text: t("stage.noCommittee") },
          ...committees.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <TextField {...number("votes_needed")} label={t("stage.votesNeeded")} />
      <TextField {...number("seats")} label={t("stage.seats")} />
      <TextField {...number("votes_for")} label={t("stage.votesFor")} />
      <TextField {...number("votes_against")} label={t("stage.votesAgainst")} />
      <TextField {...field("url")} type="url" label={t("stage.url")} maxLength={500} />
    </>
  );
}
