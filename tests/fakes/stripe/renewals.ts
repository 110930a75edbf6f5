import type Stripe from "stripe";
import { periodEnd } from "./clock.ts";
import { collectInvoice, issueInvoice, subscriptionOf, voidInvoice, writeOffInvoice } from "./invoices.ts";
import { methodOf } from "./payment-methods.ts";
import { idOf } from "./store.ts";
import { endSubscription } from "./subscription-end.ts";
import { change, type World } from "./world.ts";

const RUNNING = ["active", "trialing", "past_due", "unpaid"];

/** When something is to happen to a subscription next, in Unix seconds. */
export function nextOf(subscription: Stripe.Subscription): number[] {
  if (!RUNNING.includes(subscription.status)) return [];
  const { current_period_end } = subscription.items.data[0]!;
  const { cancel_at, pause_collection } = subscription;
  return [current_period_end, cancel_at, pause_collection?.resumes_at].filter((at) => typeof at === "number");
}

/** Does what is due for a subscription now. */
export function advanceSubscription(world: World, subscription: Stripe.Subscription): void {
  if (!RUNNING.includes(subscription.status)) return;
  const now = world.clock.now();
  const resumes = subscription.pause_collection?.resumes_at;
  if (resumes && resumes <= now)
    change(world, "customer.subscription.updated", subscription, { pause_collection: null });
  if (subscription.cancel_at !== null && subscription.cancel_at <= now)
    endSubscription(world, subscription, "cancellation_requested", subscription.cancellation_details ?? {});
  else if (subscription.items.data[0]!.current_period_end <= now) renew(world, subscription);
}

function renew(world: World, subscription: Stripe.Subscription): void {
  if (subscription.status === "trialing" && pausesInstead(world, subscription))
    change(world, "customer.subscription.paused", subscription, { status: "paused" });
  else beginPeriod(world, subscription);
}

function beginPeriod(world: World, subscription: Stripe.Subscription): void {
  const data = subscription.items.data.map((item) => {
    const start = item.current_period_end;
    const { interval, interval_count } = item.price.recurring!;
    const end = periodEnd(subscription.billing_cycle_anchor, start, interval, interval_count);
    return { ...item, current_period_start: start, current_period_end: end };
  });
  change(world, "customer.subscription.updated", subscription, {
    items: { ...subscription.items, data },
    status: subscription.status === "trialing" ? "active" : subscription.status,
  });
  bill(world, subscription);
}

/** Invoices a period that has begun, and collects it unless collecting is paused. */
function bill(world: World, subscription: Stripe.Subscription): void {
  const paused = subscription.pause_collection?.behavior;
  const asDraft = paused === "keep_as_draft" || subscription.status === "unpaid";
  const invoice = issueInvoice(world, subscription, "subscription_cycle", { final: !asDraft });
  if (asDraft) invoice.auto_advance = false;
  else if (paused === "void") voidInvoice(world, invoice);
  else if (paused === "mark_uncollectible") writeOffInvoice(world, invoice);
  else collectInvoice(world, invoice);
}

function pausesInstead(world: World, subscription: Stripe.Subscription): boolean {
  const pauses = subscription.trial_settings?.end_behavior.missing_payment_method === "pause";
  return pauses && !methodOf(world, idOf(subscription.customer)!, subscription);
}

/** Tries again to collect what was declined, when its day has come. */
export function retryInvoice(world: World, invoice: Stripe.Invoice): void {
  if (invoice.status !== "open" || invoice.next_payment_attempt === null) return;
  if (invoice.next_payment_attempt > world.clock.now()) return;
  if (subscriptionOf(world, invoice)?.status === "canceled") return;
  collectInvoice(world, invoice);
}
