import { useT } from "#app/i18n/use-translate.tsx";
import { type Column, Table } from "#app/ui/data-table.tsx";
import type { ExampleRow, ImportReport, ProblemCount } from "../import-report.ts";
import { useImportWords } from "./use-import-words.ts";

/** What is wrong with the rows of a file: how often, and which were the first. */
export function Problems({ report, headings }: { report: ImportReport; headings: string[] }) {
  const t = useT("imports");
  const words = useImportWords();
  const columnOf = ({ column }: { column: number | null }) => words.column(headings, column);
  const counts: Column<ProblemCount>[] = [
    { key: "why", title: t("problemTable.why"), cell: words.problem },
    { key: "column", title: t("problemTable.column"), cell: columnOf },
    { key: "count", title: t("problemTable.count"), number: true, cell: ({ count }) => words.count(count) },
  ];
  const examples: Column<ExampleRow>[] = [
    { key: "row", title: t("problemTable.row"), cell: ({ row }) => words.count(row) },
    { key: "why", title: t("problemTable.why"), cell: words.problem },
    { key: "column", title: t("problemTable.column"), wide: true, cell: columnOf },
    {
      key: "taken",
      title: t("problemTable.taken"),
      cell: ({ refused }) => t(refused ? "problemTable.no" : "problemTable.yes"),
    },
  ];
  if (report.problems.length === 0) return <p>{t("look.nothing")}</p>;
  return (
    <div className="imp-problems">
      <Table
        caption={t("problemTable.caption")}
        captionHidden
        columns={counts}
        rows={report.problems}
        rowKey={({ code, column }) => `${code} ${column}`}
      />
      <details>
        <summary>{t("problemTable.examples")}</summary>
        <Table
          caption={t("problemTable.examples")}
          captionHidden
          columns={examples}
          rows={report.examples}
          rowKey={({ row, code, column }) => `${row} ${code} ${column}`}
        />
        <p className="adm-hint">{t("problemTable.file")}</p>
      </details>
    </div>
  );
}
