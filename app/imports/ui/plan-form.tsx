import { useT } from "#app/i18n/use-translate.tsx";
import type { CustomField } from "#app/supporters/custom-field.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";
import { CheckField, RadioGroup } from "#app/ui/choice-fields.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import type { ColumnTarget } from "../column-target.ts";
import { badValueChoices, consentKinds, dateOrders, existingChoices } from "../import-plan.ts";
import { ColumnsTable } from "./columns-table.tsx";
import { useImportWords } from "./use-import-words.ts";

type Typed = Record<string, string>;

export type PlanFormProps = {
  headings: string[];
  sample: string[][];
  targets: ColumnTarget[];
  fields: CustomField[];
  countries: { code: string; name: string }[];
  version: number;
  /** What the form is filled with: chosen before, or typed just now. */
  typed: Typed;
  /** Codes by field. */
  errors: Record<string, string>;
};

/** What the columns of a file are, and what becomes of it. */
export function PlanForm(props: PlanFormProps) {
  const { headings, sample, targets, fields, countries, version, typed } = props;
  const t = useT("imports");
  const errors = useImportWords().errors(props.errors);
  return (
    <AdminForm intent="plan" errors={errors} submit={t("map.submit")}>
      <input type="hidden" name="version" value={version} />
      <Panels>
        <Panel title={t("map.title")}>
          <p>{t("map.text")}</p>
          <ColumnsTable {...{ headings, sample, fields, errors }} targets={targets} />
        </Panel>
        <Panel title={t("map.choices")} span={6}>
          <Choices typed={typed} errors={errors} countries={countries} />
        </Panel>
        <Panel title={t("consent.legend")} span={6}>
          <Consent typed={typed} errors={errors} />
        </Panel>
      </Panels>
      <p className="adm-hint">{t("map.again")}</p>
    </AdminForm>
  );
}

type PartProps = { typed: Typed; errors: Record<string, string> };

function Choices({ typed, errors, countries }: PartProps & Pick<PlanFormProps, "countries">) {
  const t = useT("imports");
  return (
    <div className="imp-fields">
      <RadioGroup
        name="existing"
        legend={t("existing.legend")}
        hint={t("existing.hint")}
        chosen={typed.existing ?? "fill"}
        error={errors.existing}
        options={existingChoices.map((value) => ({
          value,
          text: t(`existing.${value}`),
          note: t(`existing.${value}Note`),
        }))}
      />
      <RadioGroup
        name="bad_values"
        legend={t("bad.legend")}
        hint={t("bad.note")}
        chosen={typed.bad_values ?? "refuse"}
        error={errors.bad_values}
        options={badValueChoices.map((value) => ({ value, text: t(`bad.${value}`) }))}
      />
      <TextField
        name="tags"
        label={t("tags")}
        hint={t("tagsHint")}
        defaultValue={typed.tags}
        error={errors.tags}
        maxLength={1000}
      />
      <SelectField
        name="country"
        label={t("country")}
        defaultValue={typed.country ?? "US"}
        error={errors.country}
        options={countries.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <LanguageField name="language" label={t("language")} typed={typed} errors={errors} />
      <RadioGroup
        name="dates"
        legend={t("dates.legend")}
        chosen={typed.dates ?? "month-first"}
        error={errors.dates}
        options={dateOrders.map((value) => ({ value, text: t(`dates.${value}`) }))}
      />
    </div>
  );
}

function LanguageField({ name, label, typed, errors }: PartProps & { name: string; label: string }) {
  const options = [
    { value: "en", text: "English" },
    { value: "es", text: "Español" },
  ];
  return (
    <SelectField
      name={name}
      label={label}
      options={options}
      defaultValue={typed[name] ?? "en"}
      error={errors[name]}
    />
  );
}

/** Nothing is chosen beforehand: it has to be stated. */
function Consent({ typed, errors }: PartProps) {
  const t = useT("imports");
  return (
    <div className="imp-consent">
      <RadioGroup
        name="consent"
        legend={<span className="hidden-text">{t("consent.legend")}</span>}
        hint={t("consent.hint")}
        chosen={typed.consent}
        error={errors.consent}
        options={consentKinds.map((value) => ({
          value,
          text: t(`consent.${value}`),
          note: t(`consent.${value}Note`),
        }))}
      />
      <Fieldset id="consent_details" legend={t("consent.details")} hint={t("consent.detailsHint")}>
        <div className="imp-fields">
          <TextArea
            name="consent_words"
            label={t("consent.words")}
            defaultValue={typed.consent_words}
            error={errors.consent_words}
            maxLength={2000}
          />
          <LanguageField
            name="consent_language"
            label={t("consent.wordsLanguage")}
            typed={typed}
            errors={errors}
          />
          <TextField
            name="consent_where"
            label={t("consent.where")}
            hint={t("consent.whereHint")}
            defaultValue={typed.consent_where}
            error={errors.consent_where}
            maxLength={200}
          />
          <TextField
            name="consent_on"
            type="date"
            label={t("consent.on")}
            hint={t("consent.onHint")}
            defaultValue={typed.consent_on}
            error={errors.consent_on}
            short
          />
          <div className="imp-sms">
            <CheckField
              name="consent_sms"
              label={t("consent.sms")}
              checked={typed.consent_sms !== undefined}
            />
          </div>
        </div>
      </Fieldset>
    </div>
  );
}
