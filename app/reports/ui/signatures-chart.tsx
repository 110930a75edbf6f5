import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable } from "#app/ui/admin/admin-table.tsx";
import { TimeChart } from "#app/ui/admin/time-chart.tsx";
import { useReportWords } from "./use-report-words.ts";

type Bucket = { at: string; counted: number; waiting: number; visits: number };

type SignaturesChartProps = { buckets: Bucket[]; step: "hour" | "day" | "week"; timeZone: string };

/** Signatures by hour, day or week, with the same numbers as a table. */
export function SignaturesChart({ buckets, step, timeZone }: SignaturesChartProps) {
  const t = useT("reports");
  const language = useLanguage();
  const words = useReportWords(timeZone);
  const all = buckets.reduce((sum, { counted, waiting }) => sum + counted + waiting, 0);
  const shown = (n: number) => formatCount(n, language);
  return (
    <TimeChart
      label={t("chart.label", { count: all, shown: shown(all), step: t(`chart.steps.${step}`) })}
      bars={buckets.map(({ at, counted, waiting }) => ({
        key: at,
        label: words.short(at, step),
        title: t("chart.bar", {
          when: words.long(at, step),
          counted: shown(counted),
          waiting: shown(waiting),
        }),
        parts: [counted, waiting],
      }))}
      names={{ lower: t("chart.counted"), upper: t("chart.waiting"), last: t(`chart.last.${step}`) }}
      table={{
        summary: t("chart.table"),
        content: <BucketTable buckets={buckets} step={step} timeZone={timeZone} />,
      }}
      format={shown}
    />
  );
}

function BucketTable({ buckets, step, timeZone }: SignaturesChartProps) {
  const t = useT("reports");
  const language = useLanguage();
  const words = useReportWords(timeZone);
  const figure = (of: "counted" | "waiting" | "visits", title: string) => ({
    key: of,
    title,
    number: true,
    cell: (row: Bucket) => formatCount(row[of], language),
  });
  return (
    <AdminTable
      caption={t(`chart.titles.${step}`)}
      columns={[
        { key: "at", title: t(`chart.begins.${step}`), cell: ({ at }) => words.long(at, step) },
        figure("counted", t("chart.counted")),
        figure("waiting", t("chart.waiting")),
        figure("visits", t("visits")),
      ]}
      rows={buckets.toReversed()}
      rowKey={({ at }) => at}
      empty={null}
    />
  );
}
