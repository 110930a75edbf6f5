import type Stripe from "stripe";
import { mergedMetadata } from "./form.ts";
import { by, list, need, type Route, retrieve } from "./routes.ts";
import { newId, type World } from "./world.ts";

export const paymentIntentRoutes: Route[] = [
  retrieve("/v1/payment_intents", "payment_intent"),
  list("/v1/payment_intents", "payment_intent", { customer: by("customer") }),
  [
    "POST",
    "/v1/payment_intents/:id",
    ({ world, path, form }) => {
      const intent = need(world, "payment_intent", path.id);
      // Stripe has no event for a changed description or metadata.
      return Object.assign(intent, { metadata: mergedMetadata(form, intent.metadata) });
    },
  ],
];

type Purchase = {
  amount: number;
  currency: string;
  customer: string | null;
  description?: string | null;
  metadata?: Record<string, string>;
  receiptEmail?: string | null;
  setupFutureUsage?: string | null;
};

export function createIntent(world: World, purchase: Purchase): Stripe.PaymentIntent {
  const id = newId("pi");
  const intent: Stripe.PaymentIntent = {
    ...emptyIntent(),
    id,
    amount: purchase.amount,
    client_secret: `${id}_secret_${newId("").slice(1)}`,
    created: world.clock.now(),
    currency: purchase.currency,
    customer: purchase.customer,
    description: purchase.description ?? null,
    metadata: purchase.metadata ?? {},
    receipt_email: purchase.receiptEmail ?? null,
    setup_future_usage: purchase.setupFutureUsage ?? null,
  };
  world.store.put("payment_intent", intent);
  world.emit("payment_intent.created", intent);
  return intent;
}

function emptyIntent(): Omit<Stripe.PaymentIntent, "id" | "amount" | "created" | "currency"> {
  return {
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: null,
    confirmation_method: "automatic",
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_group: null,
  };
}
