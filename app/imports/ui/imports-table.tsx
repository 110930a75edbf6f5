import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { ImportLine, ImportState } from "../import-queries.server.ts";
import { useImportWords } from "./use-import-words.ts";

const tones = {
  uploaded: "waiting",
  looking: "quiet",
  looked: "waiting",
  running: "waiting",
  stopped: "bad",
  imported: "good",
  undoing: "waiting",
  undone: "quiet",
  gone: "quiet",
} as const satisfies Record<ImportState, string>;

/** In which state an import is. */
export function ImportBadge({ state }: { state: ImportState }) {
  const t = useT("imports");
  return <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>;
}

type ImportsTableProps = {
  imports: ImportLine[];
  pages: { next: string | null; previous: string | null };
  timeZone: string;
};

/** Files that were uploaded, latest first, with what came of each. */
export function ImportsTable({ imports, pages, timeZone }: ImportsTableProps) {
  const t = useT("imports");
  const language = useLanguage();
  const words = useImportWords();
  const figure = (key: "created" | "changed" | "refused"): Column<ImportLine> => ({
    key,
    title: t(`list.${key}`),
    number: true,
    wide: key !== "created",
    cell: ({ figures }) => (figures ? words.count(figures[key]) : "–"),
  });
  const columns: Column<ImportLine>[] = [
    {
      key: "file",
      title: t("list.file"),
      cell: ({ id, fileName }) => (
        <Link className="imp-name" to={`/admin/imports/${id}`}>
          {fileName}
        </Link>
      ),
    },
    { key: "state", title: t("list.state"), cell: ({ state }) => <ImportBadge state={state} /> },
    figure("created"),
    figure("changed"),
    figure("refused"),
    {
      key: "uploaded",
      title: t("list.uploaded"),
      wide: true,
      cell: ({ uploadedAt }) => (
        <time dateTime={uploadedAt}>{formatInstant(uploadedAt, timeZone, language)}</time>
      ),
    },
    { key: "by", title: t("list.by"), wide: true, cell: ({ byName }) => byName },
  ];
  return (
    <AdminTable
      caption={t("list.title")}
      columns={columns}
      rows={imports}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState title={t("list.empty")}>
          <p>{t("list.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}
