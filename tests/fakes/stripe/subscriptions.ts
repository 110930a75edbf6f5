import type Stripe from "stripe";
import { periodEnd } from "./clock.ts";
import { collectInvoice, issueInvoice } from "./invoices.ts";
import { planOf } from "./prices.ts";
import { newId, type World } from "./world.ts";

type Wish = {
  customer: string;
  method: Stripe.PaymentMethod;
  items: Stripe.LineItem[];
  metadata: Record<string, string>;
  description: string | null;
};

/** Begins a subscription and collects its first period. By a bank account it is active while the money is on its way. */
export function startSubscription(world: World, wish: Wish): Stripe.Subscription {
  const now = world.clock.now();
  const id = newId("sub");
  const items = wish.items
    .filter(({ price }) => price?.recurring)
    .map((item) => itemOf(id, now, item.price!, item.quantity ?? 1));
  const subscription = world.store.put("subscription", {
    ...emptySubscription(),
    id,
    billing_cycle_anchor: now,
    created: now,
    currency: items[0]!.price.currency,
    customer: wish.customer,
    default_payment_method: wish.method.id,
    description: wish.description,
    items: { object: "list", data: items, has_more: false, url: `/v1/subscription_items?subscription=${id}` },
    metadata: wish.metadata,
    start_date: now,
  });
  world.emit("customer.subscription.created", subscription);
  collectInvoice(world, issueInvoice(world, subscription, "subscription_create"), wish.method);
  if (subscription.status === "incomplete") {
    subscription.status = "active";
    world.emit("customer.subscription.updated", subscription, { status: "incomplete" });
  }
  return subscription;
}

function itemOf(
  subscription: string,
  now: number,
  price: Stripe.Price,
  quantity: number,
): Stripe.SubscriptionItem {
  const { interval, interval_count } = price.recurring!;
  return {
    id: newId("si"),
    object: "subscription_item",
    billing_thresholds: null,
    created: now,
    current_period_end: periodEnd(now, now, interval, interval_count),
    current_period_start: now,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

type Given =
  | "id"
  | "billing_cycle_anchor"
  | "created"
  | "currency"
  | "customer"
  | "default_payment_method"
  | "description"
  | "items"
  | "metadata"
  | "start_date";

function emptySubscription(): Omit<Stripe.Subscription, Given> {
  return {
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: "included" }, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: "charge_automatically",
    customer_account: null,
    days_until_due: null,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: "self" },
    },
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: "off",
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    status: "incomplete",
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" },
    },
    trial_start: null,
  };
}
