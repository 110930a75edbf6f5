import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { monthlyParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
beforeEach(async () => {
  open = await openStripe();
});
afterEach(() => open.close());

/** A monthly gift that was just begun, on January 31st. */
async function begin(params = monthlyParams()) {
  const { id } = await open.stripe.checkout.sessions.create(params);
  open.fake.pay({ session: id });
  const session = await open.stripe.checkout.sessions.retrieve(id);
  return { session, id: session.subscription as string, customer: session.customer as string };
}

const subscriptionOf = (id: string) => open.stripe.subscriptions.retrieve(id);

async function invoicesOf(subscription: string) {
  const { data } = await open.stripe.invoices.list({ subscription });
  return data.map(({ status, amount_paid, attempt_count }) => [status, amount_paid, attempt_count]).reverse();
}

const dayOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

test("a monthly gift begins with a customer, a paid invoice and a subscription that carry our metadata", async () => {
  const { session, id, customer } = await begin();
  await open.fake.settled();

  const subscription = await subscriptionOf(id);
  expect(session).toMatchObject({ payment_status: "paid", payment_intent: null });
  expect(subscription).toMatchObject({ status: "active", metadata: { donation: "gift-2" }, customer });
  expect(dayOf(subscription.items.data[0]!.current_period_end)).toBe("2027-02-28");
  const invoice = await open.stripe.invoices.retrieve(session.invoice as string, {
    expand: ["payments.data.payment.payment_intent.latest_charge"],
  });
  expect(invoice).toMatchObject({
    status: "paid",
    billing_reason: "subscription_create",
    amount_paid: 1_000,
  });
  expect(invoice.parent?.subscription_details).toMatchObject({
    subscription: id,
    metadata: { donation: "gift-2" },
  });
  const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
  expect(intent.latest_charge).toMatchObject({ amount: 1_000, paid: true, customer });
  const { data } = await open.stripe.invoicePayments.list({
    payment: { type: "payment_intent", payment_intent: intent.id },
  });
  expect(data.map((payment) => payment.invoice)).toEqual([invoice.id]);
  expect(open.receiver.types()).toEqual(
    expect.arrayContaining(["customer.subscription.created", "invoice.paid", "checkout.session.completed"]),
  );
});

test("it renews on the last day of shorter months, without drifting", async () => {
  const { id } = await begin();

  const ends: string[] = [];
  for (const days of [29, 31, 30, 31]) {
    open.fake.advance({ days });
    ends.push(dayOf((await subscriptionOf(id)).items.data[0]!.current_period_end));
  }

  expect(ends).toEqual(["2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"]);
  expect(open.fake.books().usd?.paid).toEqual({ count: 5, amount: 5_000 });
});

test("a renewal that is declined once is tried again three days later, and the gift goes on", async () => {
  const { id } = await begin();
  open.fake.refuseCard({ subscription: id, code: "insufficient_funds" });

  open.fake.advance({ days: 29 });
  const declined = await subscriptionOf(id);
  const [invoice] = (await open.stripe.invoices.list({ subscription: id })).data;
  open.fake.advance({ days: 3 });
  open.fake.advance({ days: 90 });
  await open.fake.settled();

  expect(declined.status).toBe("past_due");
  expect(invoice).toMatchObject({ status: "open", attempt_count: 1, billing_reason: "subscription_cycle" });
  expect(dayOf(invoice!.next_payment_attempt!)).toBe("2027-03-03");
  expect((await subscriptionOf(id)).status).toBe("active");
  expect(await invoicesOf(id)).toEqual([
    ["paid", 1_000, 1],
    ["paid", 1_000, 2],
    ["paid", 1_000, 1],
    ["paid", 1_000, 1],
    ["paid", 1_000, 1],
  ]);
  expect(open.receiver.types().filter((type) => type === "invoice.payment_failed")).toHaveLength(1);
});

test("a renewal that stays declined ends the gift after the last try", async () => {
  const { id } = await begin();
  open.fake.refuseCard({ subscription: id, code: "expired_card", times: 99 });

  open.fake.advance({ days: 29 + 3 + 5 + 7 });
  await open.fake.settled();

  const subscription = await subscriptionOf(id);
  expect(subscription).toMatchObject({
    status: "canceled",
    cancellation_details: { reason: "payment_failed" },
  });
  expect(dayOf(subscription.ended_at!)).toBe("2027-03-15");
  expect(await invoicesOf(id)).toEqual([
    ["paid", 1_000, 1],
    ["open", 0, 4],
  ]);
  expect(open.receiver.types().at(-1)).toBe("customer.subscription.deleted");
  expect(open.fake.books().usd).toMatchObject({ paid: { count: 1 }, failed: { count: 4, amount: 4_000 } });
});

test("an invoice whose card was changed is paid by hand", async () => {
  const { id, customer } = await begin();
  open.fake.refuseCard({ subscription: id, times: 99 });
  open.fake.advance({ days: 29 });
  const [invoice] = (await open.stripe.invoices.list({ subscription: id, status: "open" })).data;

  await expect(open.stripe.invoices.pay(invoice!.id)).rejects.toMatchObject({
    statusCode: 402,
    code: "card_declined",
  });
  open.fake.changeCard({ customer, card: { last4: "5556", exp_year: 2031 } });
  const paid = await open.stripe.invoices.pay(invoice!.id);

  expect(paid).toMatchObject({ status: "paid", attempt_count: 3 });
  expect((await subscriptionOf(id)).status).toBe("active");
});

test("a renewal that needs its giver waits for them", async () => {
  const { id } = await begin();
  open.fake.refuseCard({ subscription: id, code: "authentication_required" });

  open.fake.advance({ days: 29 });
  await open.fake.settled();
  const asked = open.receiver.events.find(({ type }) => type === "invoice.payment_action_required");
  open.fake.authenticate({ invoice: (asked!.data.object as Stripe.Invoice).id });

  expect((await subscriptionOf(id)).status).toBe("active");
  expect(open.fake.books().usd?.paid.count).toBe(2);
});

test("a monthly gift by bank runs while the first money is on its way", async () => {
  const { id: session } = await open.stripe.checkout.sessions.create(monthlyParams());
  open.fake.pay({ session, delayed: true });
  const before = await open.stripe.checkout.sessions.retrieve(session, { expand: ["subscription"] });
  open.fake.settle({ payment: session });
  await open.fake.settled();

  expect(before).toMatchObject({ payment_status: "unpaid", subscription: { status: "active" } });
  expect((await open.stripe.checkout.sessions.retrieve(session)).payment_status).toBe("paid");
  expect(open.receiver.types()).toEqual(
    expect.arrayContaining(["invoice.paid", "checkout.session.async_payment_succeeded"]),
  );
});
