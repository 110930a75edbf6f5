import { Link } from "@remix-run/react";
import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import type { ListedMeasure } from "../panel-measures.server.ts";

/** The measures that are followed, each with where it is. */
export function MeasureTable({ measures }: { measures: ListedMeasure[] }) {
  const t = useT("measures");
  const language = useLanguage();
  const columns: Column<ListedMeasure>[] = [
    {
      key: "identifier",
      title: t("identifier"),
      cell: ({ id, identifier, title }) => (
        <>
          <Link to={`/admin/measures/${id}`}>{identifier}</Link>
          {title ? <span className="adm-hint"> {title}</span> : null}
        </>
      ),
    },
    { key: "session", title: t("session"), cell: ({ session }) => session },
    { key: "place", title: t("place"), cell: ({ place }) => place ?? t("nowhere") },
    {
      key: "campaigns",
      title: t("campaigns"),
      cell: ({ campaigns }) => formatCount(campaigns, language),
    },
  ];
  return (
    <AdminTable
      caption={t("title")}
      columns={columns}
      rows={measures}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t("empty")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      }
    />
  );
}
