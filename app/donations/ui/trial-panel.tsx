import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { AdminTable, type Column } from "#app/ui/admin/admin-table.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { LEAST_GIFTS, type TrialResult } from "../amounts-trial.ts";
import { formatMoney } from "../money.ts";

type Line = { key: "a" | "b"; gifts: number; sum: string; mean: string };

/** What came of the two sets of amounts, and whether that can be told from chance. */
export function TrialPanel({ trial }: { trial: TrialResult[] }) {
  const t = useT("fundraising");
  const language = useLanguage();
  if (trial.length === 0) return null;
  const columns: Column<Line>[] = [
    { key: "set", title: t("trial.set"), cell: ({ key }) => t(`trial.sets.${key}`) },
    { key: "gifts", title: t("trial.gifts"), number: true, cell: ({ gifts }) => gifts },
    { key: "sum", title: t("trial.sum"), number: true, cell: ({ sum }) => sum },
    { key: "mean", title: t("trial.mean"), number: true, cell: ({ mean }) => mean },
  ];
  return (
    <Panel title={t("trial.title")}>
      {trial.map(({ currency, sets, verdict }) => {
        const money = (minor: number) => formatMoney(minor, currency, language);
        const rows = (["a", "b"] as const).map((key) => ({
          ...{ key, gifts: sets[key].gifts, sum: money(sets[key].sumMinor) },
          mean: sets[key].meanMinor === null ? "–" : money(sets[key].meanMinor),
        }));
        return (
          <div key={currency} className="stack">
            <AdminTable
              caption={`${t("trial.title")}, ${currency}`}
              columns={columns}
              rows={rows}
              rowKey={({ key }) => key}
              empty={null}
            />
            <p>
              <b>{t(`trial.verdicts.${verdict}`, { count: LEAST_GIFTS })}</b>
            </p>
          </div>
        );
      })}
      <p className="adm-hint">{t("trial.how", { count: LEAST_GIFTS })}</p>
    </Panel>
  );
}
