import type Stripe from "stripe";
import { localTimeIn } from "#app/i18n/zoned-time.ts";
import type { PlanChangeKind, PlanChanger, PlanStatus } from "#app/platform/prisma/enums.ts";
import { idOf } from "./id-of.ts";

/** Where a monthly gift stands; minor units. */
export type PlanState = {
  status: PlanStatus;
  amountMinor: number;
  coveredMinor: number;
  billingDay: number | null;
  resumesAt: Date | null;
  endedAt: Date | null;
};

/** One thing that happened to it. */
export type Change = {
  kind: PlanChangeKind;
  by: PlanChanger | null;
  beforeMinor?: number;
  afterMinor?: number;
  day?: number;
  until?: Date | null;
  reason?: string | null;
};

/** How a plan stands in one word, for a form to say of what its giver saw: another word, and it has changed since. */
export const planStamp = (plan: Omit<PlanState, "endedAt">): string =>
  [plan.status, plan.amountMinor, plan.coveredMinor, plan.billingDay, plan.resumesAt?.getTime()].join(":");

const dateOf = (seconds: number | null | undefined) => (seconds ? new Date(seconds * 1_000) : null);

/**
 * Where a plan stands by Stripe's subscription. What of the amount covers the fee Stripe does not know: it keeps it for us in
 * the metadata once a giver has changed the amount. `timeZone`: the organisation's, whose calendar has the day.
 */
export function planStateOf(
  subscription: Stripe.Subscription,
  before: Pick<PlanState, "amountMinor" | "coveredMinor">,
  timeZone: string,
): PlanState & { subscriptionId: string; customerId: string | null } {
  const price = subscription.items.data[0]?.price;
  const covered = subscription.metadata.covered_minor;
  const anchor = new Date(subscription.billing_cycle_anchor * 1_000).toISOString();
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer),
    status: planStatusOf(subscription),
    amountMinor: price?.unit_amount ?? before.amountMinor,
    coveredMinor: covered === undefined ? before.coveredMinor : Number(covered),
    billingDay: Number(localTimeIn(anchor, timeZone).slice(8, 10)),
    resumesAt: dateOf(subscription.pause_collection?.resumes_at),
    endedAt: dateOf(subscription.ended_at),
  };
}

function planStatusOf({ status, pause_collection }: Stripe.Subscription): PlanStatus {
  if (status === "canceled" || status === "incomplete_expired") return "cancelled";
  if (status === "incomplete") return "pending";
  if (pause_collection || status === "paused") return "paused";
  return status === "past_due" || status === "unpaid" ? "past_due" : "active";
}

type Who = { by: PlanChanger | null; reason?: string | null };

/** What happened to a plan between two states of it, as its giver would tell it. Nothing before it was paid once. */
export function changesBetween(before: PlanState, after: PlanState, { by, reason = null }: Who): Change[] {
  if (before.status === "pending" || before.status === "cancelled") return [];
  if (after.status === "cancelled") return [{ kind: "ended", by, reason }];
  const changes: Change[] = [];
  if (before.amountMinor !== after.amountMinor)
    changes.push({
      ...{ kind: "amount", by },
      ...{ beforeMinor: before.amountMinor, afterMinor: after.amountMinor },
    });
  if (before.billingDay !== null && after.billingDay !== null && before.billingDay !== after.billingDay)
    changes.push({ kind: "day", by, day: after.billingDay });
  const isPaused = after.status === "paused";
  const until = after.resumesAt;
  if (isPaused && (before.status !== "paused" || before.resumesAt?.getTime() !== until?.getTime()))
    changes.push({ kind: "paused", by, until });
  if (!isPaused && before.status === "paused") changes.push({ kind: "resumed", by });
  return changes;
}
