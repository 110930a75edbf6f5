import type Stripe from "stripe";
import { v7 as newId } from "uuid";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { cardOf, cardParts, type PlanCard } from "./plan-at-stripe.server.ts";

/** The job that looks for cards that end, each day. */
export const PLAN_CARDS = "plan.cards";
/** The mail that tells of it; its `subjectId` is the notice's id. */
export const CARD_MAIL = "plan.card-ends";

const DAY = 86_400_000;
const AHEAD_DAYS = 31;

/** A card may be charged until its last month is over. */
const endOf = ({ month, year }: PlanCard): number => Date.UTC(year, month, 1);

const endsSoon = (card: PlanCard, now: Date): boolean => {
  const left = endOf(card) - now.getTime();
  return left > 0 && left <= AHEAD_DAYS * DAY;
};

/**
 * Writes to those who give each month, a month before the card ends that Stripe holds for it: once for each card and expiry,
 * whatever was paused or has ended left out. Returns how many were told. Errors: Stripe's own; whoever was told stays told, and
 * the next run goes on.
 */
export async function tellOfEndingCards({ now }: { now: Date }): Promise<number> {
  const client = stripe();
  if (!client) return 0;
  const expand = cardParts.map((part) => `data.${part}`);
  let told = 0;
  for await (const subscription of client.subscriptions.list({ limit: 100, expand })) {
    const card = cardOf(subscription);
    if (!card || !isCharged(subscription) || !endsSoon(card, now)) continue;
    if (await tellOnce(subscription.id, card, now)) told += 1;
  }
  return told;
}

const isCharged = ({ status, pause_collection, cancel_at, cancel_at_period_end }: Stripe.Subscription) =>
  (status === "active" || status === "past_due") && !pause_collection && !cancel_at && !cancel_at_period_end;

/** False: it is nobody's here, or they know. */
function tellOnce(subscriptionId: string, card: PlanCard, now: Date): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const plan = await tx.plan.findUnique({ where: { subscriptionId }, include: { supporter: true } });
    if (!plan || plan.supporter.erasedAt || !["active", "past_due"].includes(plan.status)) return false;
    const { supporterId, supporter, language } = plan;
    await tx.$queryRaw`SELECT id FROM supporter WHERE id = ${supporterId}::uuid FOR UPDATE`;
    const person = { OR: [{ id: supporterId }, { mergedIntoId: supporterId }] };
    if (await tx.cardNotice.findFirst({ where: { ...card, supporter: person } })) return false;
    const id = newId();
    await tx.cardNotice.create({ data: { id, supporterId, planId: plan.id, ...card, toldAt: now } });
    const mail = { kind: CARD_MAIL, language, toEmail: supporter.email, subjectId: id, runAt: now };
    return queueMail(tx, { ...mail, dedupeKey: `${CARD_MAIL}:${id}` });
  });
}
