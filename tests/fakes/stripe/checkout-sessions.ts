import type Stripe from "stripe";
import { checkMode, checkPrices, checkTotal, expiryOf } from "./checkout-checks.ts";
import { missing, refused } from "./faults.ts";
import { type Form, group, integer, mergedMetadata, needed, rows, text } from "./form.ts";
import { priceOf } from "./prices.ts";
import { type Asked, by, list, need, page, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { newId, type World } from "./world.ts";

export const checkoutSessionRoutes: Route[] = [
  ["POST", "/v1/checkout/sessions", createSession],
  retrieve("/v1/checkout/sessions", "checkout.session"),
  list("/v1/checkout/sessions", "checkout.session", {
    customer: by("customer"),
    payment_intent: by("payment_intent"),
    subscription: by("subscription"),
    status: by("status"),
  }),
  [
    "GET",
    "/v1/checkout/sessions/:id/line_items",
    ({ world, path: { id }, form }) =>
      page(
        lineItemsOf(world, need(world, "checkout.session", id)),
        form,
        `/v1/checkout/sessions/${id}/line_items`,
      ),
  ],
  [
    "POST",
    "/v1/checkout/sessions/:id/expire",
    ({ world, path }) => expireSession(world, need(world, "checkout.session", path.id)),
  ],
];

export function lineItemsOf(world: World, session: Stripe.Checkout.Session): Stripe.LineItem[] {
  return world.orders.get(session.id)?.items ?? [];
}

export function expireSession(world: World, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  if (session.status !== "open")
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  session.status = "expired";
  session.url = null;
  world.emit("checkout.session.expired", session);
  return session;
}

function createSession({ world, form }: Asked): Stripe.Checkout.Session {
  const mode = needed(form, "mode");
  checkMode(form, mode);
  const items = rows(form, "line_items").map((item, at) => lineItem(world, item, `line_items[${at}]`));
  if (mode !== "setup" && items.length === 0) throw missing("line_items");
  checkPrices(items, mode);
  const total = items.reduce((sum, { amount_total }) => sum + amount_total, 0);
  const currency = items[0]?.currency ?? text(form, "currency");
  if (mode !== "setup") checkTotal(total, currency!);
  const id = newId("cs_test");
  const session: Stripe.Checkout.Session = {
    ...fixedParts(),
    ...asAsked(world, form, mode),
    id,
    amount_subtotal: mode === "setup" ? null : total,
    amount_total: mode === "setup" ? null : total,
    created: world.clock.now(),
    currency,
    expires_at: expiryOf(world, form),
    url: `${world.url}/c/pay/${id}`,
  };
  world.orders.set(id, {
    items,
    intent: group(form, "payment_intent_data"),
    subscription: group(form, "subscription_data"),
  });
  return world.store.put("checkout.session", session);
}

function lineItem(world: World, item: Form, param: string): Stripe.LineItem {
  const price = priceOf(world, item, param);
  const quantity = integer(item, "quantity") ?? 1;
  const amount = price.unit_amount! * quantity;
  return {
    id: newId("li"),
    object: "item",
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: world.store.find("product", price.product)?.name ?? null,
    metadata: {},
    price,
    quantity,
  };
}

function asAsked(world: World, form: Form, mode: string) {
  const customer = text(form, "customer");
  if (customer) need(world, "customer", customer, "customer");
  return {
    cancel_url: text(form, "cancel_url"),
    client_reference_id: text(form, "client_reference_id"),
    customer,
    customer_creation:
      mode === "subscription" || customer
        ? mode === "payment"
          ? "if_required"
          : null
        : (text(form, "customer_creation") ?? "if_required"),
    customer_email: text(form, "customer_email"),
    customer_details: null,
    locale: text(form, "locale"),
    metadata: mergedMetadata(form),
    mode,
    payment_status: mode === "setup" ? "no_payment_required" : "unpaid",
    submit_type: text(form, "submit_type"),
    success_url: text(form, "success_url"),
  } as const;
}

function fixedParts() {
  return {
    object: "checkout.session" as const,
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_account: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    managed_payments: null,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "if_required",
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card", "us_bank_account"],
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    subscription: null,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    wallet_options: null,
  };
}

/** The session that a payment was made in, if it was made in one. */
export function sessionOf(world: World, intent: Stripe.PaymentIntent): Stripe.Checkout.Session | undefined {
  const invoice = world.store
    .all("invoice_payment")
    .find(({ payment }) => idOf(payment.payment_intent) === intent.id)?.invoice;
  return world.store
    .all("checkout.session")
    .find((session) => session.payment_intent === intent.id || (invoice && session.invoice === invoice));
}
