import { Link } from "@remix-run/react";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { formatMoney } from "../money.ts";
import type { PageTotal } from "../page-totals.server.ts";

/** What a page has raised, by currency, and the way to its gifts. */
export function RaisedPanel({ pageId, raised }: { pageId: string; raised: PageTotal[] }) {
  const t = useT("fundraising");
  const language = useLanguage();
  const facts = raised.map(({ currency, sumMinor, givers, gifts }) => ({
    key: currency,
    name: currency,
    value: `${formatMoney(sumMinor, currency, language)}. ${t("raised.gifts", { count: gifts })} ${t("raised.givers", { count: givers })}`,
  }));
  return (
    <Panel title={t("raised.title")}>
      {raised.length > 0 ? <Facts facts={facts} /> : <p>{t("raised.nothing")}</p>}
      <p className="adm-hint">{t("raised.how")}</p>
      <p>
        <Link to={`/admin/donations?page=${pageId}`}>{t("gifts")}</Link>
      </p>
    </Panel>
  );
}
