import { Form } from "@remix-run/react";
import { formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import { contactKinds } from "../contact-kinds.ts";
import type { CorrectableField, FactsOf, MadeCorrection, PanelOfficial } from "../panel-officials.server.ts";

/** What a field is called in the panel. */
function useFieldName() {
  const t = useT("officials");
  return (field: string) => t(`panel.fields.${field}` as "panel.fields.name");
}

/** What sources tell of an official, a thing at a time; what is not known is left out. */
export function FactsPanel({ official }: { official: PanelOfficial }) {
  const t = useT("officials");
  const language = useLanguage();
  const fieldName = useFieldName();
  const rows = official.facts.flatMap(({ kind, name, fields }) =>
    fields
      .filter(({ field, value }) => field !== "hidden" && value !== "")
      .map((each) => ({ ...each, thing: kind === "official" ? t("panel.person") : name })),
  );
  const columns: Column<CorrectableField & { thing: string }>[] = [
    {
      key: "field",
      title: t("panel.field"),
      cell: ({ field, thing }) => (
        <>
          {fieldName(field)}
          <span className="adm-hint adm-under">{thing}</span>
        </>
      ),
    },
    { key: "value", title: t("panel.value"), cell: ({ value }) => <span className="adm-long">{value}</span> },
  ];
  return (
    <Panel title={t("panel.facts")} span={7}>
      <p className="adm-hint">
        {official.source ?? t("panel.staff")}
        {official.asOf ? `, ${formatDate(official.asOf, "day", language)}` : ""}
      </p>
      <AdminTable
        caption={t("panel.facts")}
        columns={columns}
        rows={rows}
        rowKey={({ subjectId, field }) => `${subjectId} ${field}`}
        empty={<p>{t("panel.nothing")}</p>}
      />
    </Panel>
  );
}

type FormProps = { values: Record<string, string>; errors: Record<string, string> };

/** Corrects one field, with the reason, until a day or until it is taken back. */
export function CorrectPanel({ facts, values, errors }: FormProps & { facts: FactsOf[] }) {
  const t = useT("officials");
  const fieldName = useFieldName();
  return (
    <Panel title={t("panel.correct")} span={5} id="correct">
      <p className="adm-hint">{t("panel.correctHint")}</p>
      <AdminForm intent="correct" submit={t("panel.correctButton")} errors={errors}>
        <SelectField
          name="what"
          label={t("panel.what")}
          defaultValue={values.what ?? ""}
          error={errors.what}
          options={[
            { value: "", text: "" },
            ...facts.flatMap(({ kind, name, fields }) =>
              fields.map(({ subjectId, field, value }) => ({
                value: `${kind} ${subjectId} ${field}`,
                text: [kind === "official" ? t("panel.person") : name, fieldName(field), value]
                  .filter(Boolean)
                  .join(": "),
              })),
            ),
          ]}
          required
        />
        <TextField
          name="value"
          label={t("panel.newValue")}
          hint={t("panel.newValueHint")}
          defaultValue={values.value ?? ""}
          error={errors.value}
          maxLength={500}
        />
        <TextField
          name="reason"
          label={t("panel.reason")}
          hint={t("panel.reasonHint")}
          defaultValue={values.reason ?? ""}
          error={errors.reason}
          maxLength={300}
          required
        />
        <TextField
          name="expires_on"
          label={t("panel.expires")}
          hint={t("panel.expiresHint")}
          defaultValue={values.expires_on ?? ""}
          error={errors.expires_on}
          maxLength={10}
          placeholder="2027-01-04"
          short
        />
      </AdminForm>
    </Panel>
  );
}

/** Adds a number, an address or a page that no source has. */
export function ContactPanel({ values, errors }: FormProps) {
  const t = useT("officials");
  const field = (name: string) => ({
    name,
    id: `contact-${name}`,
    defaultValue: values[name] ?? "",
    error: errors[name],
  });
  return (
    <Panel title={t("panel.addContact")} span={5}>
      <p className="adm-hint">{t("panel.addContactHint")}</p>
      <AdminForm intent="contact" submit={t("panel.addContactButton")} look="two" errors={errors}>
        <SelectField
          {...field("contact")}
          label={t("panel.contactKind")}
          options={contactKinds.map((value) => ({ value, text: t(`panel.contactKinds.${value}`) }))}
        />
        <TextField {...field("contact_value")} label={t("panel.contactValue")} maxLength={300} required />
        <TextField {...field("locality")} label={t("panel.fields.locality")} maxLength={100} />
      </AdminForm>
    </Panel>
  );
}

/** Corrections in force, each with whose it is and why; one press takes it back. */
export function CorrectionsPanel({
  corrections,
  mayEdit,
}: {
  corrections: MadeCorrection[];
  mayEdit: boolean;
}) {
  const t = useT("officials");
  const language = useLanguage();
  const fieldName = useFieldName();
  const day = (text: string) => formatDate(text, "day", language);
  const columns: Column<MadeCorrection>[] = [
    { key: "field", title: t("panel.field"), cell: ({ field }) => fieldName(field) },
    {
      key: "value",
      title: t("panel.value"),
      cell: ({ name, value }) => (
        <>
          {value === null ? t("panel.unknown") : String(value)}
          <span className="adm-hint adm-under">{name}</span>
        </>
      ),
    },
    { key: "reason", title: t("panel.reason"), cell: ({ reason }) => reason },
    {
      key: "by",
      title: t("panel.by"),
      cell: ({ by, madeOn, expiresOn }) => (
        <>
          {by}, {day(madeOn)}
          {expiresOn ? (
            <span className="adm-hint adm-under">{t("panel.until", { date: day(expiresOn) })}</span>
          ) : null}
        </>
      ),
    },
    ...(mayEdit
      ? [
          {
            key: "withdraw",
            title: <span className="hidden-text">{t("panel.withdraw")}</span>,
            cell: ({ id, field, name }: MadeCorrection) => (
              <Form method="post">
                <input type="hidden" name="intent" value="withdraw" />
                <input type="hidden" name="correction" value={id} />
                <button
                  type="submit"
                  className="button button-two"
                  aria-label={t("panel.withdrawOf", { field: fieldName(field), name })}
                >
                  {t("panel.withdraw")}
                </button>
              </Form>
            ),
          },
        ]
      : []),
  ];
  return (
    <Panel title={t("panel.corrections")}>
      <AdminTable
        caption={t("panel.corrections")}
        columns={columns}
        rows={corrections}
        rowKey={({ id }) => id}
        empty={<p>{t("panel.noCorrections")}</p>}
      />
    </Panel>
  );
}
