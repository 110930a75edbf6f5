import type Stripe from "stripe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { onceParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
beforeEach(async () => {
  open = await openStripe();
});
afterEach(() => open.close());

const press = (url: string, deed: string) =>
  fetch(url, { method: "POST", body: new URLSearchParams({ deed }), redirect: "manual" });

test("a gift paid once makes one charge, whose fee is kept and whose metadata is ours", async () => {
  const { stripe, fake, receiver } = open;
  const { id, url } = await stripe.checkout.sessions.create(onceParams());

  fake.pay({ session: id, card: { brand: "mastercard", last4: "4444" } });
  await fake.settled();

  expect(url).toBe(`${fake.url}/c/pay/${id}`);
  const session = await stripe.checkout.sessions.retrieve(id, {
    expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
  });
  expect(session).toMatchObject({
    status: "complete",
    payment_status: "paid",
    client_reference_id: "gift-1",
  });
  expect(session.line_items?.data[0]?.price?.unit_amount_decimal?.toString()).toBe("2500");
  const intent = session.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ amount_received: 2_500, metadata: { donation: "gift-1" }, customer: null });
  const charge = intent.latest_charge as Stripe.Charge;
  expect(charge.metadata).toEqual({ donation: "gift-1" });
  expect(charge.payment_method_details?.card).toMatchObject({ brand: "mastercard", last4: "4444" });
  expect(charge.balance_transaction).toMatchObject({ amount: 2_500, fee: 103, net: 2_397 });
  expect(receiver.types()).toEqual([
    "product.created",
    "price.created",
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
  ]);
});

test("on the page one pays with a button, and a second press pays nothing more", async () => {
  const { stripe, fake } = open;
  const { id, url } = await stripe.checkout.sessions.create(onceParams({ locale: "es" }));

  const page = await (await fetch(url!)).text();
  const answers = [await press(url!, "pay"), await press(url!, "pay")];
  const later = await (await fetch(url!)).text();

  expect(page).toContain("Página de pago de prueba: no se cobra a ninguna tarjeta.");
  expect(page).toContain("$25.00");
  expect(answers.map(({ status, headers }) => [status, headers.get("location")])).toEqual([
    [303, `https://site.example/donate/park/thanks?session=${id}`],
    [303, `https://site.example/donate/park/thanks?session=${id}`],
  ]);
  expect(later).toContain("Este pago está hecho.");
  expect(fake.books().usd?.paid).toEqual({ count: 1, amount: 2_500 });
});

test("whoever is declined can try again on the same page", async () => {
  const { stripe, fake, receiver } = open;
  const { id, url } = await stripe.checkout.sessions.create(onceParams());

  const declined = await press(url!, "decline");
  fake.decline({ session: id, code: "insufficient_funds" });
  const between = await stripe.checkout.sessions.retrieve(id);
  await press(url!, "pay");
  await fake.settled();

  expect(declined.status).toBe(402);
  expect(await declined.text()).toContain("Your card was declined.");
  expect(between).toMatchObject({ status: "open", payment_status: "unpaid" });
  const charges = await stripe.charges.list({ payment_intent: between.payment_intent as string });
  expect(charges.data.map(({ status, outcome }) => [status, outcome?.reason])).toEqual([
    ["succeeded", null],
    ["failed", "insufficient_funds"],
    ["failed", "generic_decline"],
  ]);
  const failed = receiver.events.findLast(({ type }) => type === "payment_intent.payment_failed");
  expect((failed!.data.object as Stripe.PaymentIntent).last_payment_error).toMatchObject({
    code: "card_declined",
    decline_code: "insufficient_funds",
  });
  expect(fake.books().usd).toMatchObject({ paid: { count: 1 }, failed: { count: 2 } });
});

test.each([
  ["settle", "checkout.session.async_payment_succeeded", "paid"],
  ["bounce", "checkout.session.async_payment_failed", "unpaid"],
] as const)("a delayed gift is unpaid until the bank answers: %s", async (verb, type, status) => {
  const { stripe, fake, receiver } = open;
  const { id, url } = await stripe.checkout.sessions.create(onceParams());

  await press(url!, "delayed");
  const waiting = await stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
  const before = fake.books().usd;
  fake[verb]({ payment: id });
  await fake.settled();

  expect(waiting).toMatchObject({ status: "complete", payment_status: "unpaid" });
  expect(waiting.payment_intent).toMatchObject({ status: "processing", amount_received: 0 });
  expect(before).toMatchObject({ paid: { count: 0 }, pending: { count: 1, amount: 2_500 }, fees: 0 });
  expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe(status);
  expect(receiver.types().at(-1)).toBe(type);
  expect(fake.books().usd?.pending.count).toBe(0);
});

test("a session that was given up expires, and takes no payment", async () => {
  const { stripe, fake, receiver } = open;
  const { id, url } = await stripe.checkout.sessions.create(onceParams());

  const back = await press(url!, "back");
  fake.advance({ hours: 25 });
  const pressed = await press(url!, "pay");
  await fake.settled();

  expect(back.headers.get("location")).toBe("https://site.example/donate/park");
  expect(await pressed.text()).toContain("This page has expired. Nothing was charged.");
  expect(receiver.types()).toContain("checkout.session.expired");
  expect(fake.books()).toEqual({});
  await expect(stripe.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
});

test("a session that Stripe would refuse is refused", async () => {
  const { stripe } = open;
  const { sessions } = stripe.checkout;

  await expect(sessions.create(onceParams({ amount: 49 }))).rejects.toMatchObject({
    code: "amount_too_small",
  });
  await expect(sessions.create(onceParams({ customer: "cus_1" }))).rejects.toMatchObject({
    param: "customer",
  });
  await expect(sessions.create(onceParams({ mode: "subscription" }))).rejects.toThrow("payment_intent_data");
  await expect(sessions.create(onceParams({ expires_at: 1 }))).rejects.toMatchObject({ param: "expires_at" });
  await expect(sessions.retrieve("cs_test_0")).rejects.toMatchObject({
    statusCode: 404,
    code: "resource_missing",
  });
});

test("a card can be left without a payment", async () => {
  const { stripe, fake } = open;
  const customer = await stripe.customers.create({ email: "ana@example.org" });
  const session = await stripe.checkout.sessions.create({
    mode: "setup",
    currency: "usd",
    customer: customer.id,
    success_url: "https://site.example/thanks",
  });

  fake.pay({ session: session.id, card: { last4: "1117" } });

  const { setup_intent } = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ["setup_intent.payment_method"],
  });
  expect(setup_intent).toMatchObject({ status: "succeeded", payment_method: { card: { last4: "1117" } } });
  const methods = await stripe.customers.listPaymentMethods(customer.id);
  expect(methods.data).toHaveLength(1);
});
