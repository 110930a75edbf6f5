import { useT } from "#app/i18n/use-translate.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { fieldNames } from "../form-fields.ts";
import { afterSigning, geographies } from "../petition-content.ts";
import type { PetitionFieldsProps } from "./petition-fields.tsx";

const uses = ["hidden", "optional", "required"] as const;
/** Always asked for: without them nobody is known. */
const fixed = ["given_name", "email"];

function useValues({ content, typed }: PetitionFieldsProps) {
  const posted = Object.keys(typed).length > 0;
  return {
    text: (name: string) => typed[name]?.[0] ?? String(content[name] ?? ""),
    ticked: (name: string) => (posted ? typed[name] !== undefined : content[name] === true),
    listed: (name: string) => (posted ? (typed[name] ?? []) : ((content[name] ?? []) as string[])),
  };
}

/** What the form asks, and who may sign. */
export function FormSettings(props: PetitionFieldsProps) {
  const t = useT("content");
  const form = useT("petitions");
  const { text, ticked } = useValues(props);
  const { errors } = props;
  return (
    <>
      <Fieldset id="fields" legend={t("petition.form.fields")} hint={t("petition.form.fieldsHint")}>
        <div className="adm-grid">
          {fieldNames.map((name) =>
            fixed.includes(name) ? (
              <input key={name} type="hidden" name={`fields.${name}`} value="required" />
            ) : (
              <SelectField
                key={name}
                name={`fields.${name}`}
                label={name === "public" ? t("petition.form.public") : form(`form.field.${name}`)}
                defaultValue={text(`fields.${name}`)}
                error={errors[`fields.${name}`]}
                options={uses.map((value) => ({ value, text: t(`petition.form.uses.${value}`) }))}
              />
            ),
          )}
        </div>
      </Fieldset>
      <TextField
        name="countries"
        label={t("petition.form.countries")}
        hint={t("petition.form.countriesHint")}
        defaultValue={props.typed.countries?.[0] ?? (props.content.countries as string[]).join(", ")}
        error={errors.countries}
        autoComplete="off"
        short
      />
      <CheckField
        name="showComments"
        label={t("petition.form.showComments")}
        hint={t("petition.form.showCommentsHint")}
        checked={ticked("showComments")}
      />
      <CheckField
        name="oneTap"
        label={t("petition.form.oneTap")}
        hint={t("petition.form.oneTapHint")}
        checked={ticked("oneTap")}
      />
    </>
  );
}

/** When a signature counts, what is aimed for, and what is shown of where it came from. */
export function GoalSettings(props: PetitionFieldsProps) {
  const t = useT("content");
  const { text } = useValues(props);
  const { errors } = props;
  return (
    <>
      <RadioGroup
        name="confirmation"
        legend={t("petition.goal.confirmation")}
        chosen={text("confirmation")}
        error={errors.confirmation}
        options={(["email", "none"] as const).map((value) => ({
          value,
          text: t(`petition.goal.confirmations.${value}`),
        }))}
      />
      <TextField
        name="fixedGoal"
        label={t("petition.goal.goal")}
        hint={t("petition.goal.goalHint")}
        inputMode="numeric"
        defaultValue={text("fixedGoal")}
        error={errors.fixedGoal}
        autoComplete="off"
        short
      />
      <RadioGroup
        name="geography"
        legend={t("petition.goal.geography")}
        chosen={text("geography")}
        error={errors.geography}
        options={geographies.map((value) => ({ value, text: t(`petition.goal.geographies.${value}`) }))}
      />
    </>
  );
}

/** Partners with a box of their own on the form. */
export function PartnerBoxes(props: PetitionFieldsProps) {
  const t = useT("content");
  const { listed } = useValues(props);
  if (props.partners.length === 0) return <p className="adm-hint">{t("petition.noPartners")}</p>;
  return (
    <Fieldset id="partners" legend={t("petition.partners")} hint={t("petition.partnersHint")}>
      {props.partners.map(({ id, name }) => (
        <CheckField
          key={id}
          name="partners"
          id={`partner-${id}`}
          value={id}
          label={name}
          checked={listed("partners").includes(id)}
        />
      ))}
    </Fieldset>
  );
}

/** What somebody is offered who has just signed. */
export function AfterFields(props: PetitionFieldsProps) {
  const t = useT("content");
  const { text, ticked } = useValues(props);
  const { errors, others } = props;
  return (
    <>
      <RadioGroup
        name="afterSigning"
        legend={t("petition.next.title")}
        chosen={text("afterSigning")}
        error={errors.afterSigning}
        options={afterSigning
          .filter((value) => value !== "petition" || others.length > 0)
          .map((value) => ({ value, text: t(`petition.next.${value}`) }))}
      />
      {others.length > 0 ? (
        <SelectField
          name="nextPetitionId"
          label={t("petition.next.which")}
          defaultValue={text("nextPetitionId")}
          error={errors.nextPetitionId}
          options={[
            { value: "", text: t("petition.next.choose") },
            ...others.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      ) : null}
      <CheckField
        name="representatives"
        label={t("petition.next.representatives")}
        hint={t("petition.next.representativesHint")}
        checked={ticked("representatives")}
      />
    </>
  );
}
