import type Stripe from "stripe";
import { periodEnd } from "./clock.ts";
import { refused } from "./faults.ts";
import type { World } from "./world.ts";

type Changes = Partial<Stripe.Subscription>;

/** A new period from now on, which is invoiced at once. */
export function anew(world: World, subscription: Stripe.Subscription, changes: Changes): Changes {
  const now = world.clock.now();
  const ends = ({ price: { recurring } }: Stripe.SubscriptionItem) =>
    periodEnd(now, now, recurring!.interval, recurring!.interval_count);
  return {
    billing_cycle_anchor: now,
    items: withPeriod(changes.items ?? subscription.items, now, ends),
    status: subscription.status === "trialing" ? "active" : subscription.status,
    trial_end: subscription.status === "trialing" ? now : subscription.trial_end,
  };
}

/** Moves the day: nothing is collected until then, and periods are counted from there. */
export function untilTrialEnds(
  world: World,
  subscription: Stripe.Subscription,
  changes: Changes,
  end: number,
): Changes {
  const now = world.clock.now();
  if (end <= now)
    throw refused("Invalid timestamp: must be an integer Unix timestamp in the future.", "trial_end");
  return {
    billing_cycle_anchor: end,
    items: withPeriod(changes.items ?? subscription.items, now, () => end),
    status: "trialing",
    trial_end: end,
    trial_start: now,
  };
}

function withPeriod(
  items: Stripe.Subscription["items"],
  start: number,
  end: (item: Stripe.SubscriptionItem) => number,
): Stripe.Subscription["items"] {
  const data = items.data.map((item) => ({
    ...item,
    current_period_start: start,
    current_period_end: end(item),
  }));
  return { ...items, data };
}
