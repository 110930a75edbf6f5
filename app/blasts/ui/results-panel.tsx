import type { Currency } from "#app/donations/money.ts";
import { formatMoney } from "#app/donations/money.ts";
import { formatCount, formatPercent } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable } from "#app/ui/admin/admin-table.tsx";
import { Figures, Panel } from "#app/ui/admin/panels.tsx";
import { ATTRIBUTED_DAYS, type BlastResults, type ResultsOverTime } from "../results.ts";
import { ResultsChart } from "./results-chart.tsx";

type ResultsPanelProps = { results: BlastResults; sent: number; over: ResultsOverTime; timeZone: string };

/** What people did with a blast's mail: links first, then what followed, by language and mail house. */
export function ResultsPanel({ results, sent, over, timeZone }: ResultsPanelProps) {
  const t = useT("blasts");
  return (
    <Panel title={t("results.title")}>
      <Figures figures={useFigures({ results, sent })} />
      {over.bars.length > 1 ? <ResultsChart over={over} timeZone={timeZone} /> : null}
      <Actions results={results} />
      <Links links={results.links} />
      <Shares results={results} />
      <p className="adm-hint">
        {results.machineClicks > 0 ? `${t("results.machines", { count: results.machineClicks })} ` : null}
        {t("results.opens")}
      </p>
    </Panel>
  );
}

function useFigures({ results, sent }: Pick<ResultsPanelProps, "results" | "sent">) {
  const t = useT("blasts");
  const language = useLanguage();
  return (["clicked", "unsubscribed", "bounced", "complained"] as const).map((key) => ({
    key,
    label: t(`results.${key}`),
    value: formatCount(results[key], language),
    ...(sent > 0 && {
      detail: t("results.of", { percent: formatPercent(results[key] / sent, language, 1) }),
    }),
  }));
}

function Actions({ results: { actions, gifts } }: { results: BlastResults }) {
  const t = useT("blasts");
  const language = useLanguage();
  return (
    <>
      <h3 className="adm-part">{t("results.actions")}</h3>
      {actions.length === 0 ? <p>{t("results.noActions")}</p> : null}
      {actions.length > 0 ? (
        <Figures
          figures={actions.map(({ kind, people }) => ({
            key: kind,
            label: t(`results.kinds.${kind}`),
            value: formatCount(people, language),
            ...(kind === "gave" && {
              detail: gifts
                .map(({ currency, gifts: count, sumMinor }) =>
                  t("results.gifts", {
                    gifts: count,
                    sum: formatMoney(sumMinor, currency as Currency, language),
                  }),
                )
                .join("; "),
            }),
          }))}
        />
      ) : null}
      <p className="adm-hint">{t("results.rule", { count: ATTRIBUTED_DAYS })}</p>
    </>
  );
}

function Links({ links }: Pick<BlastResults, "links">) {
  const t = useT("blasts");
  const language = useLanguage();
  return (
    <>
      <h3 className="adm-part">{t("results.links")}</h3>
      <AdminTable
        caption={t("results.links")}
        rows={links}
        rowKey={({ number }) => String(number)}
        empty={<p>{t("results.noLinks")}</p>}
        columns={[
          { key: "href", title: t("results.link"), cell: ({ href }) => <a href={href}>{href}</a> },
          {
            key: "people",
            title: t("results.people"),
            number: true,
            cell: ({ people }) => formatCount(people, language),
          },
        ]}
      />
    </>
  );
}

function Shares({ results: { languages, lanes } }: { results: BlastResults }) {
  const t = useT("blasts");
  const common = useT("common");
  return (
    <div className="adm-grid">
      <Share
        title={t("results.byLanguage")}
        first={t("preview.language")}
        rows={languages.map(({ language, ...rest }) => ({ ...rest, name: common(`language.${language}`) }))}
      />
      <Share
        title={t("results.byHouse")}
        first={t("results.house")}
        rows={lanes.map(({ lane, ...rest }) => ({ ...rest, name: houseNames[lane] ?? t("results.others") }))}
      />
    </div>
  );
}

const houseNames: Record<string, string> = {
  google: "Gmail",
  microsoft: "Outlook",
  yahoo: "Yahoo, AOL",
  apple: "iCloud",
  comcast: "Comcast",
  proton: "Proton",
};

type ShareRow = { name: string; sent: number; clicked: number };

function Share({ title, first, rows }: { title: string; first: string; rows: ShareRow[] }) {
  const t = useT("blasts");
  const language = useLanguage();
  const figure = (key: "sent" | "clicked", words: string) => ({
    key,
    title: words,
    number: true,
    cell: (row: ShareRow) => formatCount(row[key], language),
  });
  return (
    <div>
      <h3 className="adm-part">{title}</h3>
      <AdminTable
        caption={title}
        rows={rows}
        rowKey={({ name }) => name}
        empty={null}
        columns={[
          { key: "name", title: first, cell: ({ name }) => name },
          figure("sent", t("columns.sent")),
          figure("clicked", t("results.clicked")),
        ]}
      />
    </div>
  );
}
