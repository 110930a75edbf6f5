import { Link } from "@remix-run/react";
import { formatCount, formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { RunView } from "../run.ts";
import { runTones } from "./run-progress.tsx";
import { useRunWords } from "./use-run-words.ts";

type RunTableProps = {
  runs: RunView[];
  pages: { next: string | null; previous: string | null };
  timeZone: string;
};

/** Long pieces of work, latest first. */
export function RunTable({ runs, pages, timeZone }: RunTableProps) {
  const t = useT("runs");
  return (
    <AdminTable
      caption={t("title")}
      columns={useColumns(timeZone)}
      rows={runs}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState title={t("empty")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

function useColumns(timeZone: string): Column<RunView>[] {
  const t = useT("runs");
  const words = useRunWords();
  const language = useLanguage();
  return [
    {
      key: "kind",
      title: t("what"),
      cell: ({ id, kind }) => <Link to={`/admin/runs/${id}`}>{words.kind(kind)}</Link>,
    },
    {
      key: "state",
      title: t("state"),
      cell: ({ state }) => <Badge tone={runTones[state]}>{words.state(state)}</Badge>,
    },
    { key: "done", title: t("done"), number: true, cell: ({ done }) => formatCount(done, language) },
    { key: "who", title: t("startedBy"), wide: true, cell: ({ startedByName }) => startedByName },
    {
      key: "asked",
      title: t("askedAt"),
      wide: true,
      cell: ({ createdAt }) => (
        <time dateTime={createdAt}>{formatInstant(createdAt, timeZone, language)}</time>
      ),
    },
  ];
}
