import { formatCount, formatPercent } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { useReportWords } from "./use-report-words.ts";

type Source = {
  source: string;
  counted: number;
  waiting: number;
  visits: number;
  conversion: number | null;
};

const FEW = 12;

/** A share with a decimal where it is small: 2.4%, 31%. */
export function formatShare(share: number | null, language: "en" | "es"): string {
  if (share === null) return "–";
  if (share >= 0.1 || share === 0) return formatPercent(share, language);
  return `${formatCount(Math.round(share * 1_000) / 10, language)}%`;
}

/** A bar against the greatest of its column. */
function Bar({ part, whole }: { part: number; whole: number }) {
  const width = whole > 0 ? Math.round((part / whole) * 1_000) / 10 : 0;
  return (
    <svg className="report-bar" aria-hidden="true">
      <rect width={`${width}%`} height="14" />
    </svg>
  );
}

/** Where signatures and visits come from. `brief`: for the dashboard, without visits. */
export function SourceTable({
  sources,
  timeZone,
  brief = false,
}: {
  sources: Source[];
  timeZone: string;
  brief?: boolean;
}) {
  const t = useT("reports");
  const language = useLanguage();
  const words = useReportWords(timeZone);
  const signed = ({ counted, waiting }: Source) => counted + waiting;
  const greatest = Math.max(0, ...sources.map(signed));
  const columns: Column<Source>[] = [
    { key: "source", title: t("source"), cell: ({ source }) => words.source(source) },
    {
      key: "bar",
      title: <span className="hidden-text">{t("bar")}</span>,
      cell: (row) => <Bar part={signed(row)} whole={greatest} />,
    },
    {
      key: "signed",
      title: t("signatures"),
      number: true,
      cell: (row) => formatCount(signed(row), language),
    },
  ];
  const more: Column<Source>[] = [
    { key: "visits", title: t("visits"), number: true, cell: ({ visits }) => formatCount(visits, language) },
    {
      key: "conversion",
      title: t("conversion"),
      number: true,
      wide: true,
      cell: ({ conversion }) => formatShare(conversion, language),
    },
  ];
  const left = sources.length - FEW;
  return (
    <>
      <AdminTable
        caption={t("sourcesTitle")}
        columns={brief ? columns : [...columns, ...more]}
        rows={sources.slice(0, FEW)}
        rowKey={({ source }) => source}
        empty={<EmptyState title={t("noSources")} />}
      />
      {left > 0 ? <p className="adm-hint">{t("moreSources", { count: left })}</p> : null}
    </>
  );
}

type Ranked = { key: string; name: string; count: number };

/** Names and numbers, most first, each with a bar. */
export function RankedTable({
  caption,
  nameTitle,
  rows,
  empty,
}: {
  caption: string;
  nameTitle: string;
  rows: Ranked[];
  empty: string;
}) {
  const t = useT("reports");
  const language = useLanguage();
  const greatest = Math.max(0, ...rows.map(({ count }) => count));
  return (
    <AdminTable
      caption={caption}
      columns={[
        { key: "name", title: nameTitle, cell: ({ name }) => name },
        {
          key: "bar",
          title: <span className="hidden-text">{t("bar")}</span>,
          cell: ({ count }) => <Bar part={count} whole={greatest} />,
        },
        {
          key: "count",
          title: t("signatures"),
          number: true,
          cell: ({ count }) => formatCount(count, language),
        },
      ]}
      rows={rows}
      rowKey={({ key }) => key}
      empty={<EmptyState title={empty} />}
    />
  );
}
