import type Stripe from "stripe";
import { expireSession, sessionOf } from "./checkout-sessions.ts";
import { bounceIntent, confirmIntent, settleIntent } from "./confirm-intent.ts";
import { createCustomer } from "./customers.ts";
import { refused } from "./faults.ts";
import { mergedMetadata, text } from "./form.ts";
import { invoiceFell, invoiceWasPaid } from "./invoices.ts";
import { createIntent } from "./payment-intents.ts";
import { type Card, createBankMethod, createCardMethod } from "./payment-methods.ts";
import { need } from "./routes.ts";
import { setUpCard } from "./setup-intents.ts";
import { idOf } from "./store.ts";
import { startSubscription } from "./subscriptions.ts";
import type { World } from "./world.ts";

/** What a giver does on the hosted page. `refusal`: why the bank says no. `delayed`: by a bank account. */
export type Payment = { card?: Card; email?: string; name?: string; delayed?: boolean; refusal?: string };

type Paid = {
  outcome: "complete" | "declined" | "expired" | "already-complete";
  session: Stripe.Checkout.Session;
};

/** Somebody presses "Pay". A session that is complete or expired takes no other payment, however often they press. */
export function payCheckout(world: World, id: string, payment: Payment): Paid {
  const session = need(world, "checkout.session", id, "session");
  if (session.status === "complete") return { outcome: "already-complete", session };
  if (session.status === "expired") return { outcome: "expired", session };
  const email =
    payment.email ?? session.customer_email ?? ownerOf(world, session)?.email ?? "giver@example.org";
  const name = payment.name ?? ownerOf(world, session)?.name ?? "Test Giver";
  const method = newMethod(world, session, payment, { email, name });
  if (payment.refusal) {
    world.tempers.set(method.id, { code: payment.refusal, times: 1 });
    declineCheckout(world, session, method, email);
    return { outcome: "declined", session };
  }
  complete(world, session, method, { email, name });
  return { outcome: "complete", session };
}

const ownerOf = (world: World, session: Stripe.Checkout.Session) =>
  world.store.find("customer", session.customer);

function newMethod(
  world: World,
  session: Stripe.Checkout.Session,
  { card = {}, delayed }: Payment,
  person: { email: string; name: string },
): Stripe.PaymentMethod {
  const owner = { customer: idOf(session.customer), ...person };
  return delayed ? createBankMethod(world, owner) : createCardMethod(world, card, owner);
}

/** The page stays open: whoever was declined tries again, with the same payment intent. */
function declineCheckout(
  world: World,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
  email: string,
): void {
  if (session.mode === "setup") return;
  confirmIntent(world, intentOf(world, session, email), method);
}

function intentOf(world: World, session: Stripe.Checkout.Session, email: string): Stripe.PaymentIntent {
  const begun = world.store.find("payment_intent", session.payment_intent);
  if (begun) return begun;
  const wanted = session.mode === "payment" ? world.orders.get(session.id)!.intent : {};
  const intent = createIntent(world, {
    amount: session.amount_total!,
    currency: session.currency!,
    customer: idOf(session.customer),
    description: text(wanted, "description"),
    metadata: mergedMetadata(wanted),
    receiptEmail: text(wanted, "receipt_email") ?? (session.mode === "payment" ? null : email),
    setupFutureUsage: text(wanted, "setup_future_usage"),
  });
  // In subscription mode the payment belongs to the invoice, and the session names that.
  if (session.mode === "payment") session.payment_intent = intent.id;
  return intent;
}

type Person = { email: string; name: string };

function complete(
  world: World,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
  person: Person,
): void {
  const keepsCustomer = session.mode !== "payment" || session.customer_creation === "always";
  if (!session.customer && keepsCustomer) session.customer = createCustomer(world, person).id;
  method.customer = idOf(session.customer);
  if (method.customer) world.emit("payment_method.attached", method);
  session.customer_details = detailsOf(person);
  session.status = "complete";
  session.url = null;
  if (session.mode === "payment") payOnce(world, session, method, person.email);
  else if (session.mode === "subscription") subscribe(world, session, method);
  else session.setup_intent = setUpCard(world, session, method).id;
  world.emit("checkout.session.completed", session);
}

function payOnce(
  world: World,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
  email: string,
): void {
  const intent = intentOf(world, session, email);
  intent.customer = idOf(session.customer);
  const confirmed = confirmIntent(world, intent, method);
  session.payment_status = confirmed === "succeeded" ? "paid" : "unpaid";
}

function subscribe(world: World, session: Stripe.Checkout.Session, method: Stripe.PaymentMethod): void {
  const { items, subscription: wanted } = world.orders.get(session.id)!;
  const subscription = startSubscription(world, {
    customer: idOf(session.customer)!,
    method,
    items,
    metadata: mergedMetadata(wanted),
    description: text(wanted, "description"),
  });
  session.subscription = subscription.id;
  session.invoice = idOf(subscription.latest_invoice);
  session.payment_status = need(world, "invoice", session.invoice).status === "paid" ? "paid" : "unpaid";
}

function detailsOf({ email, name }: Person): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: { city: null, country: "US", line1: null, line2: null, postal_code: "94102", state: null },
    business_name: null,
    email,
    individual_name: name,
    name,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}

/** The bank of a delayed payment answers: the money is there, or it will never be. */
export function answerForBank(world: World, id: string, arrived: boolean): Stripe.PaymentIntent {
  const intent = waitingIntent(world, id);
  if (arrived) settleIntent(world, intent);
  else bounceIntent(world, intent);
  const invoice = world.store
    .all("invoice_payment")
    .find(({ payment }) => idOf(payment.payment_intent) === intent.id)?.invoice;
  if (invoice) {
    const bill = need(world, "invoice", invoice);
    if (arrived) invoiceWasPaid(world, bill);
    else invoiceFell(world, bill);
  }
  const session = sessionOf(world, intent);
  if (session) {
    if (arrived) session.payment_status = "paid";
    world.emit(
      arrived ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
      session,
    );
  }
  return intent;
}

/** By the id of the payment intent, or of the session that it was made in. */
function waitingIntent(world: World, id: string): Stripe.PaymentIntent {
  const session = world.store.find("checkout.session", id);
  const payment = world.store
    .all("invoice_payment")
    .find(({ invoice }) => session?.invoice && idOf(invoice) === session.invoice);
  const intent = need(
    world,
    "payment_intent",
    session ? (session.payment_intent ?? payment?.payment.payment_intent) : id,
    "payment_intent",
  );
  if (intent.status !== "processing")
    throw refused(`This payment waits for no bank: it is ${intent.status}.`, "payment_intent");
  return intent;
}

/** Sessions that nobody paid in time. */
export function expireOverdue(world: World): void {
  for (const session of world.store.all("checkout.session")) {
    if (session.status === "open" && session.expires_at <= world.clock.now()) expireSession(world, session);
  }
}
