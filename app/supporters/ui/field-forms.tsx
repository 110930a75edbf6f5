import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { RadioGroup } from "#app/ui/choice-fields.tsx";
import { TextArea, TextField } from "#app/ui/text-field.tsx";
import { type Choice, type CustomField, customKinds } from "../custom-field.ts";

type Errors = Record<string, string>;
type Typed = Record<string, string | string[]>;

/** The organisation's own fields. */
export function FieldTable({ fields }: { fields: CustomField[] }) {
  const t = useT("fields");
  const columns: Column<CustomField>[] = [
    {
      key: "en",
      title: t("labelEn"),
      cell: ({ id, labels }) => <Link to={`/admin/fields/${id}`}>{labels.en}</Link>,
    },
    { key: "es", title: t("labelEs"), cell: ({ labels }) => <span lang="es">{labels.es}</span> },
    { key: "kind", title: t("kind"), cell: ({ kind }) => t(`kinds.${kind}.name`) },
    { key: "key", title: t("key"), wide: true, cell: ({ key }) => <code>{key}</code> },
    {
      key: "state",
      title: t("state"),
      cell: ({ archived }) => (
        <Badge tone={archived ? "quiet" : "good"}>{t(archived ? "archived" : "inUse")}</Badge>
      ),
    },
  ];
  return (
    <AdminTable
      caption={t("title")}
      columns={columns}
      rows={fields}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("empty")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

/** A new field. */
export function NewFieldForm({ typed, errors }: { typed: Typed; errors: Errors }) {
  const t = useT("fields");
  return (
    <AdminForm intent="add" submit={t("add")} errors={errors}>
      <RadioGroup
        name="kind"
        legend={t("kind")}
        error={errors.kind}
        chosen={String(typed.kind ?? "")}
        options={customKinds.map((kind) => ({
          value: kind,
          text: t(`kinds.${kind}.name`),
          note: t(`kinds.${kind}.note`),
        }))}
      />
      <Labels typed={typed} errors={errors} />
      <ChoicesField typed={String(typed.choices ?? "")} error={errors.choices} />
    </AdminForm>
  );
}

/** The words of a field that is there. */
export function FieldForm({ field, errors }: { field: CustomField; errors: Errors }) {
  const admin = useT("admin");
  const typed = { label_en: field.labels.en, label_es: field.labels.es };
  return (
    <AdminForm intent="change" submit={admin("form.save")} errors={errors}>
      <Labels typed={typed} errors={errors} />
      {field.kind === "choice" ? (
        <ChoicesField typed={linesOf(field.choices)} error={errors.choices} />
      ) : null}
    </AdminForm>
  );
}

const linesOf = (choices: Choice[]) =>
  choices.map(({ en, es }) => (en === es ? en : `${en} | ${es}`)).join("\n");

function Labels({ typed, errors }: { typed: Typed; errors: Errors }) {
  const t = useT("fields");
  return (
    <>
      <TextField
        name="label_en"
        label={t("labelEn")}
        defaultValue={String(typed.label_en ?? "")}
        error={errors.label_en}
        maxLength={100}
        required
      />
      <TextField
        name="label_es"
        label={t("labelEs")}
        defaultValue={String(typed.label_es ?? "")}
        error={errors.label_es}
        maxLength={100}
        required
      />
    </>
  );
}

function ChoicesField({ typed, error }: { typed: string; error?: string }) {
  const t = useT("fields");
  return (
    <TextArea
      name="choices"
      label={t("choices")}
      hint={t("choicesHint")}
      defaultValue={typed}
      error={error}
    />
  );
}
