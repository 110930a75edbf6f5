import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { RenameForm } from "./rename-form.tsx";

type Row = { id: string; name: string; count: number; about: boolean };

type SegmentsTableProps = {
  rows: Row[];
  mayEdit: boolean;
  errors: Record<string, string>;
  /** The segment whose form came back. */
  wrong: string | null;
};

/** Every saved segment with how many are in it right now. */
export function SegmentsTable({ rows, mayEdit, errors, wrong }: SegmentsTableProps) {
  const t = useT("segments");
  const columns: Column<Row>[] = [
    {
      key: "name",
      title: t("segment.name"),
      cell: ({ id, name }) => <Link to={`/admin/supporters?segment=${id}`}>{name}</Link>,
    },
    {
      key: "count",
      title: t("segment.now"),
      cell: ({ count, about }) => t(about ? "list.countAbout" : "list.count", { count }),
    },
    ...(mayEdit
      ? [
          {
            key: "deeds",
            title: t("tags.change"),
            cell: (row: Row) => <Deeds row={row} errors={row.id === wrong ? errors : {}} />,
          },
        ]
      : []),
  ];
  return (
    <AdminTable
      caption={t("segment.title")}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          title={t("segment.empty")}
          action={<Link to="/admin/supporters">{t("list.toList")}</Link>}
        >
          <p>{t("segment.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

function Deeds({ row, errors }: { row: Row; errors: Record<string, string> }) {
  const t = useT("segments");
  return (
    <div className="seg-deeds">
      <RenameForm row={row} field="id" maxLength={100} errors={errors} />
      <AdminForm intent="delete" submit={t("tags.delete")} look="two">
        <input type="hidden" name="id" value={row.id} />
      </AdminForm>
    </div>
  );
}
