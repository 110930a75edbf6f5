import { formatDate } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { findToken } from "#app/supporters/access-tokens.server.ts";
import { findFundraising } from "./fundraising-queries.server.ts";
import { giveAgainPath } from "./give-link.server.ts";
import { type Currency, formatMoney, typedAmount } from "./money.ts";
import { type Offer, parseOffers, usualOffer } from "./offers.ts";
import { paperPath, SHOWN_SECONDS } from "./paper-link.server.ts";
import { readPlanAtStripe } from "./plan-at-stripe.server.ts";
import { planStamp } from "./plan-state.ts";
import { receiptNumber } from "./receipt-number.ts";

/** As many gifts as a page shows: ten years of a monthly one. */
const MOST = 120;

type Shown = { language: Language; now: Date };

/** Whose own page a link opens; null when it is unknown or too old, or its giver was erased. */
export async function findGiver(token: string, now: Date): Promise<string | null> {
  const found = await findToken(token, "giving", now);
  if (!found || found.expired) return null;
  const giver = await prisma.supporter.findUnique({ where: { id: found.supporterId } });
  return giver && !giver.erasedAt ? giver.id : null;
}

/** What a plan's page takes in the plan's currency; the usual where it takes that currency no more. */
export const offerOf = (plan: { currency: string; page: { offers: unknown } }): Offer =>
  parseOffers(plan.page.offers).find(({ currency }) => currency === plan.currency) ??
  usualOffer(plan.currency as Currency);

/** Everything that a giver sees of what they give: monthly gifts as they stand, with what Stripe alone knows, and every gift. */
export async function ownGiving(supporterId: string, shown: Shown) {
  const plans = await prisma.plan.findMany({
    where: { supporterId, status: { not: "pending" }, subscriptionId: { not: null } },
    include: { page: true },
    orderBy: { startedAt: "desc" },
  });
  return {
    plans: await Promise.all(plans.map((plan) => planView(plan, shown))),
    gifts: await giftsOf(supporterId, shown),
    again: await giveAgain(supporterId, shown),
    years: await yearsOf(supporterId, shown),
  };
}

export type OwnGiving = Awaited<ReturnType<typeof ownGiving>>;
export type OwnPlan = OwnGiving["plans"][number];

type PlanRow = NonNullable<Awaited<ReturnType<typeof loadPlan>>>;
const loadPlan = (id: string) => prisma.plan.findUnique({ where: { id }, include: { page: true } });

async function planView(plan: PlanRow, { language }: Shown) {
  const currency = plan.currency as Currency;
  const money = (minor: number) => formatMoney(minor, currency, language);
  const day = async (at: Date | null) => at && formatDate(await organisationDay(at), "day", language);
  const ended = plan.status === "cancelled";
  const atStripe = ended ? null : await readPlanAtStripe(plan.subscriptionId!);
  const { leastMinor, mostMinor } = offerOf(plan);
  return {
    ...{ id: plan.id, status: plan.status, currency, billingDay: plan.billingDay },
    amount: money(plan.amountMinor),
    gift: typedAmount(plan.amountMinor - plan.coveredMinor, currency),
    covers: plan.coveredMinor > 0,
    stamp: planStamp(plan),
    ...{ least: money(leastMinor), most: money(mostMinor) },
    since: await day(plan.startedAt),
    ended: await day(plan.endedAt),
    resumes: await day(plan.resumesAt),
    next: await day(atStripe?.nextAt ?? null),
    skipped: await skippedDays(atStripe?.skipped ?? [], language),
    ends: await day(atStripe?.endsAt ?? null),
    card: atStripe?.card ?? null,
    isAway: !ended && !atStripe,
  };
}

/** The days on which a pause leaves out a charge, in one line; null: none. */
async function skippedDays(charges: Date[], language: Language): Promise<string | null> {
  if (charges.length === 0) return null;
  const days = await Promise.all(
    charges.map(async (at) => formatDate(await organisationDay(at), "day", language)),
  );
  return new Intl.ListFormat(language).format(days);
}

/** The way back to the page that they gave to last, while it takes gifts; null: it does not. */
async function giveAgain(supporterId: string, shown: Shown): Promise<string | null> {
  const last = await prisma.donation.findFirst({
    where: { supporterId, status: "paid" },
    orderBy: { startedAt: "desc" },
    select: { page: { select: { id: true, slug: true } } },
  });
  const page = last && (await findFundraising(last.page.slug, shown.language));
  return page?.state === "open" ? giveAgainPath(page, supporterId, shown) : null;
}

/** The years of somebody's receipts, the latest first, each with the paper of all that was given in it. */
async function yearsOf(supporterId: string, { language, now }: Shown) {
  const rows = await prisma.receipt.findMany({
    where: { donation: { supporterId, status: "paid" } },
    distinct: ["year"],
    select: { year: true },
    orderBy: { year: "desc" },
  });
  return rows.map(({ year }) => ({
    year,
    paper: paperPath({ giver: supporterId, year }, { language, now, seconds: SHOWN_SECONDS }),
  }));
}

async function giftsOf(supporterId: string, { language, now }: Shown) {
  const rows = await prisma.donation.findMany({
    where: { supporterId, status: "paid" },
    include: { receipt: true },
    orderBy: { paidAt: "desc" },
    take: MOST,
  });
  return Promise.all(
    rows.map(async ({ id, paidAt, amountMinor, refundedMinor, currency, receipt, ...row }) => ({
      id,
      day: formatDate(await organisationDay(paidAt!), "day", language),
      amount: formatMoney(amountMinor, currency as Currency, language),
      refunded: refundedMinor > 0 ? formatMoney(refundedMinor, currency as Currency, language) : null,
      dedication: row.dedication && { kind: row.dedication, name: row.dedicatedTo },
      receipt: receipt && receiptNumber(receipt),
      paper: receipt && paperPath({ receipt: id }, { language, now, seconds: SHOWN_SECONDS }),
    })),
  );
}
