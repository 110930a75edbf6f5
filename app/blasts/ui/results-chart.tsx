import { formatCount } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable } from "#app/ui/admin/admin-table.tsx";
import { TimeChart } from "#app/ui/admin/time-chart.tsx";
import type { ResultsOverTime } from "../results.ts";

const locales = { en: "en-US", es: "es-US" } as const;

type ResultsChartProps = { over: ResultsOverTime; timeZone: string };

/** When people followed a blast's links and what followed came, with the same numbers as a table. */
export function ResultsChart({ over: { step, isOpen, bars }, timeZone }: ResultsChartProps) {
  const t = useT("blasts");
  const language = useLanguage();
  const shown = (n: number) => formatCount(n, language);
  const told = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
    return (at: string) => format.format(new Date(at));
  };
  const day = { month: "short", day: "numeric" } as const;
  const short = told(step === "hour" ? { hour: "numeric" } : day);
  const long = told(
    step === "hour" ? { ...day, weekday: "short", hour: "numeric" } : { ...day, weekday: "short" },
  );
  const column = (key: "clicked" | "acted") => ({
    key,
    title: t(`results.over.${key}`),
    number: true,
    cell: (bar: (typeof bars)[number]) => shown(bar[key]),
  });
  const all = bars.reduce((sum, { clicked }) => sum + clicked, 0);
  return (
    <>
      <h3 className="adm-part">{t(`results.over.${step}`)}</h3>
      <TimeChart
        label={t("results.over.label", { count: all })}
        bars={bars.map(({ at, clicked, acted }) => ({
          key: at,
          label: short(at),
          title: t("results.over.bar", { when: long(at), clicked: shown(clicked), acted: shown(acted) }),
          parts: [clicked, acted],
        }))}
        names={{
          lower: t("results.over.clicked"),
          upper: t("results.over.acted"),
          ...(isOpen && { last: t(`results.over.last.${step}`) }),
        }}
        table={{
          summary: t("results.over.table"),
          content: (
            <AdminTable
              caption={t(`results.over.${step}`)}
              rows={bars}
              rowKey={({ at }) => at}
              empty={null}
              columns={[
                { key: "at", title: t(`results.over.begins.${step}`), cell: ({ at }) => long(at) },
                column("clicked"),
                column("acted"),
              ]}
            />
          ),
        }}
        format={shown}
      />
    </>
  );
}
