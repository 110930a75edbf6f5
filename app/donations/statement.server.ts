import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { type Currency, formatMoney } from "./money.ts";
import { receiptNumber } from "./receipt-number.ts";

export type YearOfGiver = { supporterId: string; year: number };

const loadGifts = ({ supporterId, year }: YearOfGiver) =>
  prisma.donation.findMany({
    where: { supporterId, status: "paid", receipt: { year } },
    include: { receipt: true },
    orderBy: [{ paidAt: "asc" }, { id: "asc" }],
  });

/**
 * Everything that somebody gave in a year, gift by gift as the receipts have it, what went back of it, and the totals of each
 * currency; with the sentence that the law asks for by the organisation's legal kind. Null where nothing was given, or the
 * giver was erased.
 */
export async function findStatement(about: YearOfGiver, language: Language) {
  const [giver, gifts] = await Promise.all([
    prisma.supporter.findUnique({ where: { id: about.supporterId } }),
    loadGifts(about),
  ]);
  if (!giver || giver.erasedAt || gifts.length === 0) return null;
  const [organisation, { taxId }] = await Promise.all([getOrganisation(language), givingSettings()]);
  const t = translator(language, "donations");
  const name = [giver.givenName, giver.familyName].filter(Boolean).join(" ");
  const receiver = `${plainHeadline(organisation.name)}, ${organisation.postalAddress}`;
  return {
    ...{ ...about, giver, organisation },
    currency: gifts[0]!.currency as Currency,
    title: t("statement.title", { year: about.year }),
    facts: [
      ...(name ? [{ term: t("receipt.giver"), says: name }] : []),
      { term: t("receipt.receiver"), says: receiver },
      ...(taxId ? [{ term: t("receipt.taxId"), says: taxId }] : []),
    ],
    gifts: await Promise.all(gifts.map((gift) => lineOf(gift, language))),
    totals: totalsOf(gifts, language),
    notes: [t(`receipt.law.${organisation.legalKind}`)],
  };
}

export type Statement = NonNullable<Awaited<ReturnType<typeof findStatement>>>;

type Gift = Awaited<ReturnType<typeof loadGifts>>[number];

const moneyIn = (currency: string, language: Language) => (minor: number) =>
  `${formatMoney(minor, currency as Currency, language)} ${currency}`;

async function lineOf({ receipt, paidAt, amountMinor, refundedMinor, currency }: Gift, language: Language) {
  const t = translator(language, "donations");
  const money = moneyIn(currency, language);
  const back = refundedMinor > 0 ? ` (${t("giving.refunded", { amount: money(refundedMinor) })})` : "";
  return {
    term: `${receiptNumber(receipt!)} · ${formatDate(await organisationDay(paidAt!), "day", language)}`,
    says: `${money(amountMinor)}${back}`,
  };
}

/** What was given in each currency; where something went back, that and what remains. */
function totalsOf(gifts: Gift[], language: Language) {
  const t = translator(language, "donations");
  const sums = new Map<string, { given: number; back: number }>();
  for (const { currency, amountMinor, refundedMinor } of gifts) {
    const { given, back } = sums.get(currency) ?? { given: 0, back: 0 };
    sums.set(currency, { given: given + amountMinor, back: back + refundedMinor });
  }
  return [...sums].flatMap(([currency, { given, back }]) => {
    const money = moneyIn(currency, language);
    if (back === 0) return [{ term: t("statement.total", { currency }), says: money(given) }];
    return [
      { term: t("statement.given", { currency }), says: money(given) },
      { term: t("statement.back", { currency }), says: money(back) },
      { term: t("statement.remains", { currency }), says: money(given - back) },
    ];
  });
}
