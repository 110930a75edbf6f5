import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Filter } from "#app/segments/filter.ts";
import { SelectField } from "#app/ui/text-field.tsx";

/** A form that is answered with a file, or with the page of the run that makes it. */
function FileForm({ action, submit, children }: { action: string; submit: string; children?: ReactNode }) {
  return (
    <Form className="adm-form" method="post" action={action} reloadDocument>
      {children}
      <div className="adm-actions">
        <button type="submit" className="button button-two">
          {submit}
        </button>
      </div>
    </Form>
  );
}

/** A button that gives the supporters of a filter as a file. */
export function ExportButton({ filter }: { filter: Filter }) {
  const t = useT("exports");
  return (
    <FileForm action="/admin/exports/supporters" submit={t("button")}>
      <input type="hidden" name="filter" value={JSON.stringify(filter)} />
    </FileForm>
  );
}

/** A button that gives the gifts of a list as a file; `fields` narrow it. */
export function DonationExportButton({ fields }: { fields: Record<string, string | null> }) {
  const t = useT("exports");
  return (
    <FileForm action="/admin/exports/donations" submit={t("button")}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ""} />
      ))}
    </FileForm>
  );
}

/** Supporters: all, or those of a segment. */
export function SupporterExportForm({ segments }: { segments: { id: string; name: string }[] }) {
  const t = useT("exports");
  const everybody = { value: "", text: t("everybody") };
  return (
    <FileForm action="/admin/exports/supporters" submit={t("take")}>
      <SelectField
        name="segment"
        label={t("who")}
        options={[everybody, ...segments.map(({ id, name }) => ({ value: id, text: name }))]}
      />
    </FileForm>
  );
}

/** Signatures of one petition. */
export function SignatureExportForm({ petitions }: { petitions: { id: string; title: string }[] }) {
  const t = useT("exports");
  return (
    <FileForm action="/admin/exports/signatures" submit={t("take")}>
      <SelectField
        name="petition"
        label={t("petition")}
        options={petitions.map(({ id, title }) => ({ value: id, text: title }))}
      />
    </FileForm>
  );
}
