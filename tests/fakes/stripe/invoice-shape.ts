import Stripe from "stripe";
import { idOf } from "./store.ts";
import { newId, type World } from "./world.ts";

type Period = { start: number; end: number };

/** A draft of what a subscription owes for a period: one line an item. */
export function draftInvoice(
  world: World,
  subscription: Stripe.Subscription,
  reason: Stripe.Invoice.BillingReason,
  period: Period,
  { free = false } = {},
): Stripe.Invoice {
  const id = newId("in");
  const customer = world.store.find("customer", subscription.customer);
  const lines = subscription.items.data.map((item) => lineOf(id, subscription, item, period, free));
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  return {
    ...emptyInvoice(),
    id,
    amount_due: amount,
    amount_remaining: amount,
    billing_reason: reason,
    created: world.clock.now(),
    currency: subscription.currency,
    customer: idOf(subscription.customer),
    customer_email: customer?.email ?? null,
    customer_name: customer?.name ?? null,
    customer_phone: customer?.phone ?? null,
    default_payment_method: null,
    lines: { object: "list", data: lines, has_more: false, url: `/v1/invoices/${id}/lines` },
    parent: {
      quote_details: null,
      subscription_details: { metadata: { ...subscription.metadata }, subscription: subscription.id },
      type: "subscription_details",
    },
    period_end: world.clock.now(),
    period_start: reason === "subscription_cycle" ? period.start : world.clock.now(),
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
  };
}

function lineOf(
  invoice: string,
  subscription: Stripe.Subscription,
  item: Stripe.SubscriptionItem,
  period: Period,
  free: boolean,
): Stripe.InvoiceLineItem {
  const quantity = item.quantity ?? 1;
  const amount = free ? 0 : item.price.unit_amount! * quantity;
  return {
    id: newId("il"),
    object: "line_item",
    amount,
    currency: item.price.currency,
    description: free ? "Trial period" : "Monthly gift",
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: { ...subscription.metadata },
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: "subscription_item_details",
    },
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: idOf(item.price.product)! },
      type: "price_details",
      unit_amount_decimal: free ? Stripe.Decimal.from(0) : item.price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: Stripe.Decimal.from(quantity),
    subscription: subscription.id,
    subtotal: amount,
    taxes: [],
  };
}

type Filled =
  | "id"
  | "amount_due"
  | "amount_remaining"
  | "billing_reason"
  | "created"
  | "currency"
  | "customer"
  | "customer_email"
  | "customer_name"
  | "customer_phone"
  | "default_payment_method"
  | "lines"
  | "parent"
  | "period_end"
  | "period_start"
  | "subtotal"
  | "subtotal_excluding_tax"
  | "total"
  | "total_excluding_tax";

function emptyInvoice(): Omit<Stripe.Invoice, Filled> {
  return {
    object: "invoice",
    account_country: "US",
    account_name: "Groundswell test account",
    account_tax_ids: null,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    collection_method: "charge_automatically",
    custom_fields: null,
    customer_account: null,
    customer_address: null,
    customer_shipping: null,
    customer_tax_exempt: "none",
    customer_tax_ids: [],
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    last_finalization_error: null,
    latest_revision: null,
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: "draft",
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    test_clock: null,
    total_discount_amounts: [],
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  };
}
