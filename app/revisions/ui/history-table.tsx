import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { historyPath } from "../editing-path.ts";
import type { Subject } from "../revision.ts";
import type { HistoryLine } from "../revision-queries.server.ts";
import { useWhen } from "./use-when.ts";

type HistoryTableProps = {
  subject: Subject;
  lines: HistoryLine[];
  current: number;
  label: (field: string) => string;
  pages: { previous: string | null; next: string | null };
};

/** Every save of something, latest first. */
export function HistoryTable({ lines, pages, ...about }: HistoryTableProps) {
  const t = useT("revisions");
  return (
    <AdminTable
      caption={t("history.title")}
      columns={useColumns(about)}
      rows={lines}
      rowKey={({ version }) => String(version)}
      empty={<EmptyState title={t("history.empty")}>{<p>{t("history.emptyText")}</p>}</EmptyState>}
      pages={pages}
    />
  );
}

function useColumns({
  subject,
  current,
  label,
}: Pick<HistoryTableProps, "subject" | "current" | "label">): Column<HistoryLine>[] {
  const t = useT("revisions");
  const when = useWhen();
  return [
    {
      key: "when",
      title: t("history.when"),
      cell: ({ at, version }) => (
        <>
          <Link to={historyPath(subject, version)}>{when(at)}</Link>{" "}
          {version === current ? <Badge tone="good">{t("history.current")}</Badge> : null}
        </>
      ),
    },
    { key: "who", title: t("history.who"), cell: ({ author }) => author ?? t("history.before") },
    {
      key: "what",
      title: t("history.what"),
      cell: ({ changed, version, author }) =>
        version === 0 ? (author ? t("history.created") : "") : changed.map(label).join(", "),
    },
  ];
}
