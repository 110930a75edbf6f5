import type Stripe from "stripe";
import { DAY } from "./clock.ts";
import { cancelIntent, confirmIntent } from "./confirm-intent.ts";
import { draftInvoice } from "./invoice-shape.ts";
import { createIntent } from "./payment-intents.ts";
import { methodOf } from "./payment-methods.ts";
import { need } from "./routes.ts";
import { idOf } from "./store.ts";
import { endSubscription } from "./subscription-end.ts";
import { change, newId, type World } from "./world.ts";

type Reason = Stripe.Invoice.BillingReason;

/** Makes what a subscription owes for a period, final. Stripe waits an hour before that; the fake does not. */
export function issueInvoice(
  world: World,
  subscription: Stripe.Subscription,
  reason: Reason,
  { free = false, final = true } = {},
): Stripe.Invoice {
  const { current_period_start: start, current_period_end: end } = subscription.items.data[0]!;
  const invoice = draftInvoice(world, subscription, reason, { start, end }, { free });
  world.store.put("invoice", invoice);
  subscription.latest_invoice = invoice.id;
  world.emit("invoice.created", invoice);
  if (final) finalizeInvoice(world, invoice, reason);
  return invoice;
}

export function finalizeInvoice(world: World, invoice: Stripe.Invoice, reason: Reason): void {
  const customer = need(world, "customer", invoice.customer);
  const number = customer.next_invoice_sequence ?? 1;
  customer.next_invoice_sequence = number + 1;
  Object.assign(invoice, {
    effective_at: world.clock.now(),
    ending_balance: 0,
    number: `${customer.invoice_prefix}-${String(number).padStart(4, "0")}`,
    status: "open",
  });
  invoice.status_transitions.finalized_at = world.clock.now();
  world.emit("invoice.finalized", invoice);
  if (invoice.total === 0) invoiceWasPaid(world, invoice);
  else awaitPayment(world, invoice, reason);
}

function awaitPayment(world: World, invoice: Stripe.Invoice, reason: Reason): void {
  const intent = createIntent(world, {
    amount: invoice.total,
    currency: invoice.currency,
    customer: idOf(invoice.customer),
    description: reason === "subscription_create" ? "Subscription creation" : "Subscription update",
    receiptEmail: invoice.customer_email,
  });
  world.store.put("invoice_payment", {
    id: newId("inpay"),
    object: "invoice_payment",
    amount_paid: null,
    amount_requested: invoice.total,
    created: world.clock.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: "open",
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

export function paymentOf(world: World, invoice: Stripe.Invoice): Stripe.InvoicePayment | undefined {
  return world.store.all("invoice_payment").find((payment) => idOf(payment.invoice) === invoice.id);
}

export function intentOfInvoice(world: World, invoice: Stripe.Invoice): Stripe.PaymentIntent | undefined {
  return world.store.find("payment_intent", paymentOf(world, invoice)?.payment.payment_intent);
}

/** Tries to collect an open invoice, and says so to its subscription. */
export function collectInvoice(
  world: World,
  invoice: Stripe.Invoice,
  method = methodOf(world, idOf(invoice.customer)!, subscriptionOf(world, invoice)),
): void {
  if (invoice.status !== "open") return;
  invoice.attempted = true;
  const intent = intentOfInvoice(world, invoice)!;
  const confirmed = method ? confirmIntent(world, intent, method) : "declined";
  if (confirmed === "requires_action") world.emit("invoice.payment_action_required", invoice);
  if (confirmed === "succeeded") invoiceWasPaid(world, invoice);
  else if (confirmed === "processing") invoice.next_payment_attempt = null;
  else invoiceFell(world, invoice);
}

export function subscriptionOf(world: World, invoice: Stripe.Invoice): Stripe.Subscription | undefined {
  return world.store.find("subscription", invoice.parent?.subscription_details?.subscription);
}

export function invoiceWasPaid(world: World, invoice: Stripe.Invoice): void {
  const now = world.clock.now();
  const payment = paymentOf(world, invoice);
  Object.assign(invoice, {
    amount_paid: invoice.total,
    amount_remaining: 0,
    attempt_count: invoice.attempt_count + (payment ? 1 : 0),
    attempted: true,
    next_payment_attempt: null,
    status: "paid",
  });
  invoice.status_transitions.paid_at = now;
  if (payment) {
    Object.assign(payment, { amount_paid: invoice.total, status: "paid" });
    payment.status_transitions.paid_at = now;
    world.emit("invoice_payment.paid", payment);
  }
  world.emit("invoice.paid", invoice);
  world.emit("invoice.payment_succeeded", invoice);
  const subscription = subscriptionOf(world, invoice);
  if (subscription && ["incomplete", "past_due", "unpaid"].includes(subscription.status))
    change(world, "customer.subscription.updated", subscription, { status: "active" });
}

/** A try has failed. Another one follows some days later; after the last the subscription ends as the account wants. */
export function invoiceFell(world: World, invoice: Stripe.Invoice): void {
  const wait = world.dunning.retryDays[invoice.attempt_count];
  Object.assign(invoice, {
    attempt_count: invoice.attempt_count + 1,
    auto_advance: wait !== undefined,
    next_payment_attempt: wait === undefined ? null : world.clock.now() + wait * DAY,
  });
  world.emit("invoice.payment_failed", invoice);
  const subscription = subscriptionOf(world, invoice);
  if (!subscription || subscription.status === "canceled") return;
  if (wait === undefined) giveUp(world, subscription);
  else if (subscription.status !== "past_due")
    change(world, "customer.subscription.updated", subscription, { status: "past_due" });
}

function giveUp(world: World, subscription: Stripe.Subscription): void {
  if (world.dunning.lastly === "cancel") endSubscription(world, subscription, "payment_failed");
  else change(world, "customer.subscription.updated", subscription, { status: world.dunning.lastly });
}

export function voidInvoice(world: World, invoice: Stripe.Invoice): void {
  const intent = intentOfInvoice(world, invoice);
  if (intent) cancelIntent(world, intent);
  invoice.status = "void";
  invoice.next_payment_attempt = null;
  invoice.status_transitions.voided_at = world.clock.now();
  world.emit("invoice.voided", invoice);
}

export function writeOffInvoice(world: World, invoice: Stripe.Invoice): void {
  invoice.status = "uncollectible";
  invoice.next_payment_attempt = null;
  invoice.status_transitions.marked_uncollectible_at = world.clock.now();
  world.emit("invoice.marked_uncollectible", invoice);
}
