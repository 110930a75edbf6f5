import type Stripe from "stripe";
import { idOf } from "./store.ts";
import type { World } from "./world.ts";

/** A subscription is over: nothing is collected for it any more. */
export function endSubscription(
  world: World,
  subscription: Stripe.Subscription,
  reason: "cancellation_requested" | "payment_failed",
  details: Partial<Stripe.Subscription.CancellationDetails> = {},
): void {
  const now = world.clock.now();
  Object.assign(subscription, {
    canceled_at: subscription.canceled_at ?? now,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, ...details, reason },
    ended_at: now,
    status: "canceled",
  });
  for (const invoice of world.store.all("invoice")) {
    if (idOf(invoice.parent?.subscription_details?.subscription) !== subscription.id) continue;
    if (invoice.status === "open" || invoice.status === "draft")
      Object.assign(invoice, { auto_advance: false, next_payment_attempt: null });
  }
  world.emit("customer.subscription.deleted", subscription);
}
