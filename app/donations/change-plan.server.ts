import Stripe from "stripe";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { holding } from "./holding.server.ts";
import { chargesOf } from "./plan-at-stripe.server.ts";
import { movedCharge, pauseEnd } from "./plan-days.ts";
import type { PlanWish } from "./plan-forms.ts";
import { planStamp, planStateOf } from "./plan-state.ts";
import { settleHeldPlan } from "./settle-plan.server.ts";

export type ChangeOutcome =
  /** It is as it was wished, by this press or by one before. */
  | "changed"
  /** It has ended, or never began: nothing is left to change. */
  | "ended"
  /** A payment is owed: its day stays until that is settled. */
  | "owing"
  /** It has changed since its giver looked, otherwise than wished: nothing was changed. */
  | "meanwhile"
  /** Stripe did not answer, or would not: nothing was written here. */
  | "away"
  /** Giving is not set up. */
  | "off";

type Moment = { now: Date; timeZone: string };
type Seeing = { now: Date; seen?: string | null };

/**
 * Changes a monthly gift at Stripe as its giver wishes, then writes down here what Stripe says it is. Whoever presses twice, or
 * has two windows open, waits for the first and finds it done; who wishes something else than was done meanwhile is told first.
 * `seen`: the plan's stamp as its giver saw it; without it whatever it is is changed. Errors: outcomes cover all that givers and Stripe can cause; only
 * a database failure throws.
 */
export async function changePlan(
  planId: string,
  wish: PlanWish,
  { now, seen = null }: Seeing,
): Promise<ChangeOutcome> {
  const client = stripe();
  if (!client) return "off";
  const { timeZone } = await getOrganisation("en");
  const reason = wish.kind === "end" ? wish.reason : null;
  try {
    return await holding(planId, async (tx) => {
      const plan = await tx.plan.findUniqueOrThrow({ where: { id: planId } });
      if (!plan.subscriptionId) return "ended";
      const subscription = await client.subscriptions.retrieve(plan.subscriptionId);
      const isStale = seen !== null && seen !== planStamp(planStateOf(subscription, plan, timeZone));
      const has = await act(client, subscription, wish, { now, timeZone, isStale });
      const by = has === "changed" ? ("giver" as const) : null;
      const fresh = await client.subscriptions.retrieve(plan.subscriptionId);
      await settleHeldPlan(tx, planId, fresh, { now, by, reason });
      return has;
    });
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.error({ plan: planId, type: error.type, code: error.code }, "Stripe did not change a monthly gift");
    return "away";
  }
}

async function act(
  client: Stripe,
  subscription: Stripe.Subscription,
  wish: PlanWish,
  { isStale, ...moment }: Moment & { isStale: boolean },
): Promise<ChangeOutcome> {
  const { id, status } = subscription;
  if (status === "canceled" || status === "incomplete_expired")
    return wish.kind === "end" ? "changed" : "ended";
  if (wish.kind === "end") {
    await client.subscriptions.cancel(id);
    return "changed";
  }
  if (wish.kind === "day" && (status === "past_due" || status === "unpaid")) return "owing";
  const update = updateOf(subscription, wish, moment);
  if (update && isStale) return "meanwhile";
  if (update) await client.subscriptions.update(id, { ...update, proration_behavior: "none" });
  return "changed";
}

/** What Stripe is asked to change; null where it is so already. */
function updateOf(
  subscription: Stripe.Subscription,
  wish: Exclude<PlanWish, { kind: "end" }>,
  moment: Moment,
): Stripe.SubscriptionUpdateParams | null {
  const { pause_collection: pause } = subscription;
  switch (wish.kind) {
    case "amount":
      return amountUpdate(subscription, wish);
    case "day":
      return dayUpdate(subscription, wish.day, moment);
    case "pause": {
      const resumes_at = secondsOf(pauseEnd(wish.months, chargesOf(subscription)));
      return pause?.resumes_at === resumes_at ? null : { pause_collection: { behavior: "void", resumes_at } };
    }
    case "resume":
      return pause ? { pause_collection: "" } : null;
  }
}

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1_000);

/** The same item at another price, from its next payment on. */
function amountUpdate(
  { items, metadata }: Stripe.Subscription,
  { amountMinor, coveredMinor }: Extract<PlanWish, { kind: "amount" }>,
): Stripe.SubscriptionUpdateParams | null {
  const item = items.data[0]!;
  const { price } = item;
  const covered_minor = String(coveredMinor);
  if (price.unit_amount === amountMinor && metadata.covered_minor === covered_minor) return null;
  const product = typeof price.product === "string" ? price.product : price.product.id;
  const price_data = {
    ...{ currency: price.currency, product, unit_amount: amountMinor },
    recurring: { interval: "month" as const },
  };
  return { items: [{ id: item.id, price_data }], metadata: { covered_minor } };
}

/** A trial until the new day: Stripe collects nothing before, and counts months from there. */
function dayUpdate(
  { items, billing_cycle_anchor }: Stripe.Subscription,
  day: number,
  moment: Moment,
): Stripe.SubscriptionUpdateParams | null {
  const next = items.data[0]!.current_period_end;
  const trial_end = secondsOf(movedCharge(new Date(next * 1_000), day, moment));
  return trial_end === next || trial_end === billing_cycle_anchor ? null : { trial_end };
}

/** A plan of this giver's, whose own link they came by; null when it is somebody else's, or never began. */
export async function findOwnPlan(planId: string, supporterId: string) {
  if (!isUuid(planId)) return null;
  return prisma.plan.findFirst({
    where: { id: planId, supporterId, subscriptionId: { not: null }, status: { not: "pending" } },
    include: { page: { select: { offers: true } } },
  });
}
