import { formatPercent } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { formToken } from "#app/petitions/form-token.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import type { DonateView } from "./donate-view.ts";
import type { FundraisingPage } from "./fundraising-page.ts";
import { offerIn } from "./give-form.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { lastGift } from "./last-gift.server.ts";
import { type Currency, formatMoney, typedAmount } from "./money.ts";
import { pageTotals } from "./page-totals.server.ts";
import { progressView } from "./progress-view.ts";
import { recentGivers } from "./recent-givers.server.ts";
import { suggestAmounts } from "./suggested-amounts.ts";
import { variantOf } from "./variant-of.server.ts";

/**
 * What a fundraising page shows; `currency` as its address asks for it. With a `giver`, whose address is known to be theirs, the
 * amounts are those around what they gave last, and the page is theirs alone; without, it may be kept for everybody.
 */
export async function donateView(
  page: FundraisingPage,
  currency: string | null,
  { giver, language, now }: { giver: string | null; language: Language; now: Date },
): Promise<DonateView> {
  const { STRIPE_SECRET_KEY: key } = getSettings();
  const { feeIn, brakedAt } = await givingSettings();
  const offer = offerIn(page, currency) ?? page.offers[0]!;
  const lastMinor = giver ? await lastGift(giver, offer.currency) : null;
  const money = (minor: number) => formatMoney(minor, offer.currency, language);
  const choice = (minor: number) => ({ value: typedAmount(minor, offer.currency), text: money(minor) });
  const token = formToken(page, now);
  const fee = feeIn(offer.currency);
  return {
    slug: page.slug,
    state: page.state,
    giving: key === undefined ? "off" : brakedAt ? "braked" : key.startsWith("sk_test_") ? "test" : "on",
    headline: setHeadline(page.title, page.language),
    ...{ summary: page.summary, appeal: page.appeal, wordsIn: page.language },
    progress: page.goalMinor === null ? null : progressView(page, await pageTotals(page.id), language),
    givers: page.showsGivers ? await recentGivers(page.id, { language, now }) : [],
    form: {
      currency: offer.currency,
      otherCurrencies: page.offers
        .map((each): Currency => each.currency)
        .filter((each) => each !== offer.currency),
      amounts: suggestAmounts(offer, lastMinor).map(choice),
      trial:
        offer.amountsB && lastMinor === null
          ? { shown: variantOf(token), amountsB: offer.amountsB.map(choice) }
          : null,
      areAroundLast: lastMinor !== null,
      ...{ least: money(offer.leastMinor), most: money(offer.mostMinor) },
      ...{ interval: page.interval, monthly: page.monthly, asksEmployer: page.asksEmployer },
      ...{ dedications: page.dedications, showsGivers: page.showsGivers },
      designations: page.designations,
      fee: {
        rate: formatPercent(fee.basisPoints / 10_000, language, 2),
        fixed: money(fee.fixedMinor),
      },
      consents: page.consents.map(({ purpose, text }) => ({ purpose, text })),
      formToken: token,
    },
  };
}
