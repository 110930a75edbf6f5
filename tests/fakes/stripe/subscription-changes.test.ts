import { afterEach, beforeEach, expect, test } from "vitest";
import { monthlyParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
let id: string;
let customer: string;
beforeEach(async () => {
  open = await openStripe();
  const session = await open.stripe.checkout.sessions.create(monthlyParams());
  const paid = open.fake.pay({ session: session.id }).session;
  id = paid.subscription as string;
  customer = paid.customer as string;
});
afterEach(() => open.close());

const now = () => open.stripe.subscriptions.retrieve(id);
const paid = () => open.fake.books().usd!.paid;

test("another amount counts from the next payment on", async () => {
  const item = (await now()).items.data[0]!;
  const product = item.price.product as string;
  const price_data = {
    currency: "usd",
    product,
    unit_amount: 4_000,
    recurring: { interval: "month" },
  } as const;
  const items = [{ id: item.id, price_data }];

  await expect(open.stripe.subscriptions.update(id, { items })).rejects.toMatchObject({
    param: "proration_behavior",
  });
  await open.stripe.subscriptions.update(id, { items, proration_behavior: "none" });
  const before = paid();
  open.fake.advance({ days: 29 });

  expect(before).toEqual({ count: 1, amount: 1_000 });
  expect(paid()).toEqual({ count: 2, amount: 5_000 });
  await open.fake.settled();
  const updated = open.receiver.events.findLast(
    ({ type, data }) =>
      type === "customer.subscription.updated" && "items" in (data.previous_attributes ?? {}),
  );
  expect(updated).toBeDefined();
});

test("the day is moved by a trial, whose invoice of nothing is no gift", async () => {
  const day = Date.parse("2027-03-15T12:00:00Z") / 1000;

  await open.stripe.subscriptions.update(id, { trial_end: day, proration_behavior: "none" });
  const moved = await now();
  open.fake.advance({ to: "2027-03-14T12:00:00Z" });
  const before = paid();
  open.fake.advance({ to: "2027-04-16T12:00:00Z" });

  expect(moved).toMatchObject({ status: "trialing", billing_cycle_anchor: day });
  expect(before.count).toBe(1);
  expect(paid().count).toBe(3);
  const { data } = await open.stripe.invoices.list({ subscription: id });
  expect(data.map(({ amount_paid, billing_reason }) => [amount_paid, billing_reason])).toEqual([
    [1_000, "subscription_cycle"],
    [1_000, "subscription_cycle"],
    [0, "subscription_update"],
    [1_000, "subscription_create"],
  ]);
  expect((await now()).items.data[0]!.current_period_end).toBe(Date.parse("2027-05-15T12:00:00Z") / 1000);
});

test("a pause collects nothing until it is over", async () => {
  const resumes_at = Date.parse("2027-04-10T00:00:00Z") / 1000;

  await open.stripe.subscriptions.update(id, { pause_collection: { behavior: "void", resumes_at } });
  open.fake.advance({ to: "2027-04-09T00:00:00Z" });
  const during = { paid: paid().count, status: (await now()).status };
  open.fake.advance({ to: "2027-05-01T00:00:00Z" });
  const after = await now();

  expect(during).toEqual({ paid: 1, status: "active" });
  expect(after.pause_collection).toBeNull();
  expect(paid().count).toBe(2);
  const { data } = await open.stripe.invoices.list({ subscription: id, status: "void" });
  expect(data).toHaveLength(2);
});

test("a pause is taken back by hand", async () => {
  await open.stripe.subscriptions.update(id, { pause_collection: { behavior: "void" } });
  const paused = (await now()).pause_collection;
  await open.stripe.subscriptions.update(id, { pause_collection: "" });

  expect(paused).toEqual({ behavior: "void", resumes_at: null });
  expect((await now()).pause_collection).toBeNull();
});

test("a subscription that stands still begins anew when it is resumed", async () => {
  await open.stripe.subscriptions.pause(id, { type: "subscription" });
  open.fake.advance({ days: 100 });
  const standing = paid().count;

  await open.stripe.subscriptions.resume(id);
  await open.fake.settled();

  expect(standing).toBe(1);
  expect(paid().count).toBe(2);
  expect(open.receiver.types()).toEqual(
    expect.arrayContaining(["customer.subscription.paused", "customer.subscription.resumed"]),
  );
});

test("a gift ends with its period, or at once", async () => {
  await open.stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const leaving = await now();
  open.fake.advance({ days: 60 });

  expect(leaving).toMatchObject({ status: "active", cancel_at_period_end: true });
  expect(await now()).toMatchObject({
    status: "canceled",
    ended_at: leaving.cancel_at,
    cancellation_details: { reason: "cancellation_requested" },
  });
  expect(paid().count).toBe(1);
  await expect(open.stripe.subscriptions.cancel(id)).rejects.toMatchObject({ code: "resource_missing" });
  await expect(open.stripe.subscriptions.update(id, { description: "x" })).rejects.toThrow("canceled");
  expect((await open.stripe.subscriptions.list({ customer })).data).toEqual([]);
  expect((await open.stripe.subscriptions.list({ customer, status: "all" })).data).toHaveLength(1);
});

test("on the portal's page a giver changes the card and cancels", async () => {
  const { url } = await open.stripe.billingPortal.sessions.create({
    customer,
    locale: "es",
    return_url: "https://site.example/me",
  });
  const post = (fields: Record<string, string>) =>
    fetch(url, { method: "POST", body: new URLSearchParams(fields) }).then((response) => response.text());

  const page = await (await fetch(url)).text();
  await post({ deed: "card", brand: "mastercard", last4: "5556", expiry: "3/2031" });
  const after = await post({ deed: "cancel", subscription: id });

  expect(page).toContain("Sus donaciones periódicas");
  expect(page).toContain("https://site.example/me");
  expect(after).toContain("mastercard •••• 5556");
  expect(after).toContain("Termina el");
  const subscription = await open.stripe.subscriptions.retrieve(id, { expand: ["default_payment_method"] });
  expect(subscription).toMatchObject({
    cancel_at_period_end: true,
    default_payment_method: { card: { last4: "5556", exp_month: 3, exp_year: 2031 } },
  });
});
