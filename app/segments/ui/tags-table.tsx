import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { SelectField } from "#app/ui/text-field.tsx";
import { RenameForm } from "./rename-form.tsx";

type Worn = { id: string; name: string; wearers: number };

type TagsTableProps = {
  tags: Worn[];
  errors: Record<string, string>;
  /** The tag whose form came back. */
  wrong: string | null;
};

/** Every tag, how many wear it, and what can be done with it. */
export function TagsTable({ tags, errors, wrong }: TagsTableProps) {
  const t = useT("segments");
  const language = useLanguage();
  const columns: Column<Worn>[] = [
    { key: "name", title: t("tags.name"), cell: ({ name }) => name },
    {
      key: "wearers",
      title: t("tags.wearers"),
      number: true,
      cell: ({ wearers }) => formatCount(wearers, language),
    },
    {
      key: "deeds",
      title: t("tags.change"),
      cell: (tag) => <TagDeeds tag={tag} others={tags} errors={tag.id === wrong ? errors : {}} />,
    },
  ];
  return (
    <AdminTable
      caption={t("tags.title")}
      columns={columns}
      rows={tags}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("tags.empty")} action={<Link to="/admin/supporters">{t("list.toList")}</Link>}>
          <p>{t("tags.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

function TagDeeds({ tag, others, errors }: { tag: Worn; others: Worn[]; errors: Record<string, string> }) {
  const t = useT("segments");
  const { id, name } = tag;
  const rest = others.filter((other) => other.id !== id);
  return (
    <div className="seg-deeds">
      <RenameForm row={tag} field="tag" maxLength={60} errors={errors} />
      {rest.length > 0 ? (
        <Confirm summary={t("tags.mergeOne")}>
          <p>{t("tags.mergeText", { name })}</p>
          <AdminForm intent="merge" submit={t("tags.mergeYes")} look="two">
            <input type="hidden" name="tag" value={id} />
            <SelectField
              name="into"
              id={`into-${id}`}
              label={t("tags.into")}
              options={rest.map((other) => ({ value: other.id, text: other.name }))}
            />
          </AdminForm>
        </Confirm>
      ) : null}
      <AdminForm intent="delete" submit={t("tags.delete")} look="two">
        <input type="hidden" name="tag" value={id} />
      </AdminForm>
    </div>
  );
}
