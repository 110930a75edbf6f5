import { formatPercent } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { type Currency, formatMoney } from "./money.ts";
import type { PageTotal } from "./page-totals.server.ts";

/** How far a page is to its goal, as finished words. */
export type ProgressView = {
  /** Minor units of the goal's currency. */
  sum: number;
  goal: number;
  /** "$3,250" */
  figure: string;
  /** "given by 41 people. The goal is $5,000." */
  line: string;
  /** "65% of the goal" */
  percent: string;
  /** What came in other currencies; null: nothing. */
  others: string | null;
};

type Asking = Pick<FundraisingPage, "goalMinor" | "offers" | "state">;

/**
 * How far a page is to its goal; null where it has none. Gifts in other currencies than the goal's are said beside it and
 * never converted: at which rate would be a guess. A page that is closed has no goal any more.
 */
export function progressView(page: Asking, totals: PageTotal[], language: Language): ProgressView | null {
  const { goalMinor } = page;
  if (goalMinor === null) return null;
  const { currency } = page.offers[0]!;
  const money = (minor: number, of: Currency = currency) => formatMoney(minor, of, language);
  const t = translator(language, "donations");
  const { sumMinor = 0, givers = 0 } = totals.find((total) => total.currency === currency) ?? {};
  const others = totals.filter((total) => total.currency !== currency);
  if (page.state !== "open" && totals.length === 0) return null;
  const goal = { goal: money(goalMinor) };
  const towards = t(sumMinor >= goalMinor ? "progress.reached" : "progress.goal", goal);
  const by = givers > 0 ? t("progress.given", { count: givers }) : t("progress.nothing");
  return {
    ...{ sum: sumMinor, goal: goalMinor, figure: money(sumMinor) },
    line: page.state === "open" ? `${by} ${towards}` : by,
    percent: t("progress.percent", { percent: formatPercent(Math.min(1, sumMinor / goalMinor), language) }),
    others:
      others.length > 0
        ? t("progress.others", {
            currency,
            sums: new Intl.ListFormat(language).format(
              others.map((one) => `${money(one.sumMinor, one.currency)} ${one.currency}`),
            ),
          })
        : null,
  };
}
