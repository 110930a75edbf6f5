import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { type Currency, formatMoney, typedAmount } from "./money.ts";
import { receiptNumber } from "./receipt-number.ts";

/** A supporter's gifts for the file of their data: what they gave, when, and what became of it. */
export async function donationData(supporterId: string) {
  const rows = await prisma.donation.findMany({
    where: { OR: [{ supporterId }, { supporter: { mergedIntoId: supporterId } }] },
    orderBy: { startedAt: "asc" },
    include: { receipt: true, page: { select: { slug: true } } },
  });
  return rows.map(({ receipt, page, ...gift }) => ({
    page: page.slug,
    status: gift.status,
    amount: typedAmount(gift.amountMinor, gift.currency as Currency),
    currency: gift.currency,
    monthly: gift.planId !== null,
    ...{ givenName: gift.givenName, familyName: gift.familyName, email: gift.email },
    ...{ designation: gift.designation, comment: gift.comment, source: gift.source, language: gift.language },
    ...{ dedication: gift.dedication, dedicatedTo: gift.dedicatedTo },
    ...{ toldName: gift.toldName, toldEmail: gift.toldEmail, toldMessage: gift.toldMessage },
    ...{ employer: gift.employer, occupation: gift.occupation },
    ...{ offline: gift.offlineWay, reference: gift.reference, note: gift.note },
    startedAt: gift.startedAt,
    paidAt: gift.paidAt,
    refunded: gift.refundedMinor > 0 ? typedAmount(gift.refundedMinor, gift.currency as Currency) : null,
    receipt: receipt && receiptNumber(receipt),
  }));
}

/** What somebody gave, as people read it, by the ids of their gifts. */
export async function amountsOf(
  supporterId: string,
  language: Language,
): Promise<{ id: string; amount: string }[]> {
  const rows = await prisma.donation.findMany({
    where: { supporterId, status: "paid" },
    select: { id: true, amountMinor: true, currency: true },
  });
  return rows.map(({ id, amountMinor, currency }) => ({
    id,
    amount: formatMoney(amountMinor, currency as Currency, language),
  }));
}

/** What happened to somebody's monthly gifts, the latest first, with amounts and days as people read them. */
export async function planChangesOf(supporterId: string, language: Language) {
  const rows = await prisma.planChange.findMany({
    where: { plan: { supporterId } },
    orderBy: { at: "desc" },
    take: 200,
    include: { plan: { select: { currency: true, amountMinor: true } } },
  });
  return Promise.all(
    rows.map(async ({ id, kind, by, at, beforeMinor, afterMinor, day, until, plan }) => {
      const money = (minor: number | null) =>
        formatMoney(minor ?? plan.amountMinor, plan.currency as Currency, language);
      return {
        ...{ id, kind, by, at: at.toISOString(), day },
        ...{ before: money(beforeMinor), after: money(afterMinor) },
        until: until && formatDate(await organisationDay(until), "day", language),
      };
    }),
  );
}
