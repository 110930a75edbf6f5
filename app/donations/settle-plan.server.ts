import type Stripe from "stripe";
import { v7 as newId } from "uuid";
import { queueMail } from "#app/mail/outbox.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { PlanChanger } from "#app/platform/prisma/enums.ts";
import { holding } from "./holding.server.ts";
import { type Change, changesBetween, planStateOf } from "./plan-state.ts";

export const CHANGE_MAIL = "plan.changed";

type Settling = {
  now: Date;
  /** Who is changing it just now; without: whoever Stripe says, or nobody we know. */
  by?: PlanChanger | null;
  /** Why it is ended, as its giver chose. */
  reason?: string | null;
};

/** Reads a subscription afresh and writes where its plan stands, and what happened to it. Errors: Stripe's own. */
export async function settlePlan(client: Stripe, subscriptionId: string, settling: Settling): Promise<void> {
  const planId = (await client.subscriptions.retrieve(subscriptionId)).metadata.plan_id;
  if (!planId) return;
  await holding(planId, async (tx) => {
    await settleHeldPlan(tx, planId, await client.subscriptions.retrieve(subscriptionId), settling);
  });
}

/**
 * Makes a plan's row say what Stripe holds; every change is written down once, with its mail to the giver, in this
 * transaction. The caller holds the plan, and has read the subscription since.
 */
export async function settleHeldPlan(
  tx: Tx,
  planId: string,
  subscription: Stripe.Subscription,
  { now, by, reason }: Settling,
): Promise<void> {
  const plan = await tx.plan.findUnique({ where: { id: planId }, include: { supporter: true } });
  if (!plan) return;
  const { timeZone } = await getOrganisation("en");
  const state = planStateOf(subscription, plan, timeZone);
  await tx.plan.update({ where: { id: planId }, data: state });
  const changer = by ?? changerOf(subscription);
  for (const change of changesBetween(plan, state, { by: changer, reason }))
    await note(tx, change, { plan, now });
}

/** Stripe tells of an end whether payments failed; of everything else that was done there it does not say who did it. */
function changerOf({ status, cancellation_details }: Stripe.Subscription): PlanChanger | null {
  if (status !== "canceled") return null;
  return cancellation_details?.reason === "payment_failed" ? "payment" : null;
}

type Plan = { id: string; language: "en" | "es"; supporter: { email: string; erasedAt: Date | null } };

async function note(tx: Tx, change: Change, { plan, now }: { plan: Plan; now: Date }): Promise<void> {
  const id = newId();
  await tx.planChange.create({ data: { id, planId: plan.id, at: now, ...change } });
  if (plan.supporter.erasedAt) return;
  const mail = { kind: CHANGE_MAIL, language: plan.language, toEmail: plan.supporter.email, runAt: now };
  await queueMail(tx, { ...mail, subjectId: id, dedupeKey: `${CHANGE_MAIL}:${id}` });
}
