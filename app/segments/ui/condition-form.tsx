import { Form, Link } from "@remix-run/react";
import { states } from "#app/geography/states.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { type ConditionKind, deeds, stances } from "../filter.ts";
import type { FilterChoices } from "../filter-choices.server.ts";
import { usePurposeWords } from "./use-condition-words.ts";

export type Adding = {
  kind: ConditionKind;
  /** Beside the conditions of which group; null: a new one. */
  group: number | null;
  /** Of which state counties are offered. */
  state: string | null;
  /** Key of a field of the organisation's own. */
  field: string | null;
};

type ConditionFormProps = {
  adding: Adding;
  sealed: string;
  choices: FilterChoices;
  errors: Record<string, string>;
};

const stateOptions = [...states]
  .sort((a, b) => a.name.localeCompare(b.name))
  .map(({ code, name }) => ({ value: code, text: name }));

/** Asks for what one condition needs. */
export function ConditionForm({ adding, sealed, choices, errors }: ConditionFormProps) {
  const t = useT("segments");
  const field = choices.customFields.find(({ key }) => key === adding.field);
  const title = adding.kind === "custom" ? (field?.label ?? "") : t(`kind.${adding.kind}`);
  if (adding.kind === "county" && !adding.state) return <CountyStateForm adding={adding} sealed={sealed} />;
  return (
    <div className="seg-form" id="add-condition">
      <h3>{adding.group === null ? title : t("filter.orTitle", { kind: title })}</h3>
      <AdminForm
        intent="add"
        action={`/admin/supporters?${backTo(adding, sealed)}`}
        errors={errors}
        submit={t("filter.addButton")}
      >
        <input type="hidden" name="q" value={sealed} />
        <input type="hidden" name="kind" value={adding.kind} />
        {adding.group === null ? null : <input type="hidden" name="group" value={adding.group} />}
        <SelectField
          name="not"
          label={t("filter.whether")}
          options={[
            { value: "", text: t("filter.is") },
            { value: "yes", text: t("filter.isNot") },
          ]}
        />
        <Fields adding={adding} choices={choices} errors={errors} />
      </AdminForm>
      <p>
        <Link to={`/admin/supporters?${new URLSearchParams(sealed ? { q: sealed } : {})}`} preventScrollReset>
          {t("filter.cancel")}
        </Link>
      </p>
    </div>
  );
}

// The page that comes back with an error still shows the form.
function backTo({ kind, group, state, field }: Adding, sealed: string): string {
  const params = new URLSearchParams({ add: kind });
  if (sealed) params.set("q", sealed);
  if (group !== null) params.set("group", String(group));
  if (state) params.set("state", state);
  if (field) params.set("field", field);
  return params.toString();
}

/** Counties are chosen from those of one state. */
function CountyStateForm({ adding, sealed }: Pick<ConditionFormProps, "adding" | "sealed">) {
  const t = useT("segments");
  return (
    <div className="seg-form" id="add-condition">
      <h3>{t("kind.county")}</h3>
      <Form className="adm-filters" action="/admin/supporters" preventScrollReset>
        {sealed ? <input type="hidden" name="q" value={sealed} /> : null}
        <input type="hidden" name="add" value="county" />
        {adding.group === null ? null : <input type="hidden" name="group" value={adding.group} />}
        <SelectField name="state" label={t("field.countyState")} options={stateOptions} />
        <div className="adm-actions">
          <button type="submit" className="button button-two">
            {t("filter.counties")}
          </button>
        </div>
      </Form>
    </div>
  );
}

type FieldsProps = Pick<ConditionFormProps, "adding" | "choices" | "errors">;

function Fields({ adding, choices, errors }: FieldsProps) {
  const t = useT("segments");
  const named = (list: { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, text: name }));
  switch (adding.kind) {
    case "signed":
      return <SignedFields choices={choices} errors={errors} />;
    case "created":
      return <PeriodFields errors={errors} />;
    case "state":
      return (
        <SelectField name="state" label={t("field.state")} options={stateOptions} error={errors.state} />
      );
    case "county":
      return (
        <SelectField
          name="fips"
          label={t("field.county")}
          options={named(choices.counties.filter(({ name }) => name.endsWith(`, ${adding.state}`)))}
          error={errors.fips}
        />
      );
    case "zip":
      return (
        <TextField
          name="prefix"
          label={t("field.zip")}
          hint={t("field.zipHint")}
          inputMode="numeric"
          maxLength={5}
          short
          error={errors.prefix}
          required
        />
      );
    case "tag":
      return (
        <SelectField name="tagId" label={t("field.tag")} options={named(choices.tags)} error={errors.tagId} />
      );
    case "consent":
      return <ConsentFields choices={choices} errors={errors} />;
    case "language":
      return (
        <SelectField
          name="language"
          label={t("field.language")}
          options={(["en", "es"] as const).map((value) => ({ value, text: t(`chip.language.${value}`) }))}
        />
      );
    case "source":
      return (
        <TextField
          name="source"
          label={t("field.source")}
          hint={t("field.sourceHint")}
          maxLength={200}
          error={errors.source}
          required
        />
      );
    case "suppressed":
      return (
        <SelectField
          name="reason"
          label={t("field.reason")}
          options={(["any", "bounced", "complaint", "staff"] as const).map((value) => ({
            value,
            text: t(`chip.suppressed.${value}`),
          }))}
        />
      );
    case "imported":
      return (
        <SelectField
          name="importId"
          label={t("field.import")}
          options={named(choices.imports)}
          error={errors.importId}
        />
      );
    case "did":
      return <DidFields choices={choices} errors={errors} />;
    case "represented":
      return (
        <>
          <SelectField
            name="measureId"
            label={t("field.measure")}
            options={named(choices.measures)}
            error={errors.measureId}
          />
          <SelectField
            name="stance"
            label={t("field.stance")}
            hint={t("field.stanceHint")}
            options={stances.map((value) => ({ value, text: t(`stance.${value}`) }))}
          />
        </>
      );
    case "clicked":
      return (
        <TextField
          name="days"
          label={t("field.days")}
          inputMode="numeric"
          maxLength={3}
          short
          error={errors.days}
          required
        />
      );
    case "custom":
      return <CustomField adding={adding} choices={choices} errors={errors} />;
    case "asleep":
      return (
        <TextField
          name="months"
          label={t("field.months")}
          hint={t("field.monthsHint")}
          inputMode="numeric"
          defaultValue="12"
          maxLength={2}
          short
          error={errors.months}
          required
        />
      );
    case "confirmed":
      return <p className="adm-hint">{t("field.confirmedHint")}</p>;
  }
}

function SignedFields({ choices, errors }: Pick<FieldsProps, "choices" | "errors">) {
  const t = useT("segments");
  const options = [
    { value: "", text: t("chip.anything") },
    ...choices.campaigns.map(({ id, name }) => ({
      value: `campaign:${id}`,
      text: t("field.allOf", { name }),
    })),
    ...choices.petitions.map(({ id, name }) => ({ value: `petition:${id}`, text: name })),
  ];
  return (
    <>
      <SelectField
        name="what"
        label={t("field.what")}
        options={options}
        error={errors.petitionId ?? errors.campaignId}
      />
      <PeriodFields errors={errors} />
    </>
  );
}

function DidFields({ choices, errors }: Pick<FieldsProps, "choices" | "errors">) {
  const t = useT("segments");
  const campaigns = choices.campaigns.map(({ id, name }) => ({ value: `campaign:${id}`, text: name }));
  return (
    <>
      <SelectField
        name="deed"
        label={t("field.deed")}
        options={deeds.map((value) => ({ value, text: t(`deed.${value}`) }))}
        error={errors.deed}
      />
      <SelectField
        name="what"
        label={t("field.campaign")}
        options={[{ value: "", text: t("chip.anything") }, ...campaigns]}
        error={errors.campaignId}
      />
      <PeriodFields errors={errors} />
    </>
  );
}

function PeriodFields({ errors }: Pick<FieldsProps, "errors">) {
  const t = useT("segments");
  return (
    <div className="seg-pair">
      <TextField name="from" type="date" label={t("field.from")} error={errors.from} />
      <TextField name="until" type="date" label={t("field.until")} error={errors.until} />
    </div>
  );
}

function ConsentFields({ choices, errors }: Pick<FieldsProps, "choices" | "errors">) {
  const t = useT("segments");
  const purpose = usePurposeWords(choices.partners);
  const purposes = ["email", "sms", ...choices.partners.map(({ id }) => `partner:${id}`)];
  return (
    <>
      <SelectField
        name="purpose"
        label={t("field.purpose")}
        options={purposes.map((value) => ({ value, text: purpose(value) }))}
        error={errors.purpose}
      />
      <SelectField
        name="answer"
        label={t("field.answer")}
        options={(["yes", "no", "not-asked"] as const).map((value) => ({
          value,
          text: t(`answer.${value}`),
        }))}
      />
    </>
  );
}

function CustomField({ adding, choices, errors }: FieldsProps) {
  const t = useT("segments");
  const field = choices.customFields.find(({ key }) => key === adding.field);
  if (!field) return <p className="adm-hint">{t("chip.gone")}</p>;
  const yesNo = [
    { value: "yes", text: t("chip.yes") },
    { value: "no", text: t("chip.no") },
  ];
  const options = field.kind === "yes_no" ? yesNo : field.kind === "choice" ? field.choices : null;
  const type = field.kind === "date" ? "date" : "text";
  return (
    <>
      <input type="hidden" name="key" value={field.key} />
      {options ? (
        <SelectField name="value" label={field.label} options={options} error={errors.value} />
      ) : (
        <TextField name="value" type={type} label={field.label} error={errors.value} required />
      )}
    </>
  );
}
