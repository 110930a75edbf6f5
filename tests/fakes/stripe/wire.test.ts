import { afterEach, beforeEach, expect, test } from "vitest";
import { monthlyParams, onceParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
beforeEach(async () => {
  open = await openStripe();
});
afterEach(() => open.close());

const SESSIONS = "/v1/checkout/sessions";

test("the same key gives the same session, and takes no other parameters", async () => {
  const { sessions } = open.stripe.checkout;
  const first = await sessions.create(onceParams(), { idempotencyKey: "gift-1" });
  const again = await sessions.create(onceParams(), { idempotencyKey: "gift-1" });

  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
  await expect(
    sessions.create(onceParams({ amount: 5_000 }), { idempotencyKey: "gift-1" }),
  ).rejects.toMatchObject({ statusCode: 400, rawType: "idempotency_error" });
  expect((await sessions.list()).data).toHaveLength(1);
});

test("a key is forgotten after a day", async () => {
  const { sessions } = open.stripe.checkout;
  const first = await sessions.create(onceParams(), { idempotencyKey: "gift-1" });

  open.fake.advance({ hours: 25 });
  const later = await sessions.create(onceParams(), { idempotencyKey: "gift-1" });

  expect(later.id).not.toBe(first.id);
});

test("a connection that breaks after the work leaves it done: the repeat finds it", async () => {
  const { sessions } = open.stripe.checkout;
  // The library itself repeats a request once whose connection broke, whatever it was told about retries.
  open.fake.trouble({ path: SESSIONS, how: "drop", times: 2 });

  await expect(sessions.create(onceParams(), { idempotencyKey: "gift-1" })).rejects.toMatchObject({
    type: "StripeConnectionError",
  });
  const repeated = await sessions.create(onceParams(), { idempotencyKey: "gift-1" });

  expect((await sessions.list()).data.map(({ id }) => id)).toEqual([repeated.id]);
});

test("planned troubles happen as often as was said", async () => {
  open.fake.trouble({ path: SESSIONS, method: "POST", how: 500, times: 2 });
  const create = () => open.stripe.checkout.sessions.create(onceParams());

  await expect(create()).rejects.toMatchObject({ statusCode: 500, type: "StripeAPIError" });
  await expect(open.stripe.checkout.sessions.list()).resolves.toMatchObject({ data: [] });
  await expect(create()).rejects.toMatchObject({ statusCode: 500 });
  await expect(create()).resolves.toMatchObject({ status: "open" });
  open.fake.trouble({ how: 429 });
  await expect(create()).rejects.toMatchObject({ type: "StripeRateLimitError" });
  open.fake.trouble({ how: 409 });
  await expect(create()).rejects.toMatchObject({ statusCode: 409, code: "lock_timeout" });
  open.fake.trouble({ how: "hang" });
  await expect(open.stripe.checkout.sessions.create(onceParams(), { timeout: 200 })).rejects.toMatchObject({
    type: "StripeConnectionError",
  });
});

test("without a test key nothing is answered", async () => {
  const ask = (headers: Record<string, string>) => fetch(`${open.fake.url}/v1/balance`, { headers });

  const answers = await Promise.all([ask({}), ask({ Authorization: "Bearer sk_live_1" })]);

  expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  expect(await answers[0]!.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("lists come newest first, page by page, and can be narrowed", async () => {
  const { stripe, fake } = open;
  for (const name of ["Ana", "Ben", "Cy"]) {
    await stripe.customers.create({ email: `${name.toLowerCase()}@example.org`, name });
    fake.advance({ days: 1 });
  }
  const since = Date.parse("2027-02-01T00:00:00Z") / 1000;

  const first = await stripe.customers.list({ limit: 2 });
  const rest = await stripe.customers.list({ limit: 2, starting_after: first.data.at(-1)!.id });
  const recent = await stripe.customers.list({ created: { gte: since } });
  const ben = await stripe.customers.list({ email: "ben@example.org" });
  const all = await stripe.customers.list({ limit: 1 }).autoPagingToArray({ limit: 10 });

  expect([first.data.map(({ name }) => name), first.has_more]).toEqual([["Cy", "Ben"], true]);
  expect([rest.data.map(({ name }) => name), rest.has_more]).toEqual([["Ana"], false]);
  expect(recent.data.map(({ name }) => name)).toEqual(["Cy", "Ben"]);
  expect(ben.data.map(({ name }) => name)).toEqual(["Ben"]);
  expect(all).toHaveLength(3);
});

test("metadata is merged key by key", async () => {
  const { customers } = open.stripe;
  const { id } = await customers.create({ metadata: { a: "1", b: "2" } });

  expect((await customers.update(id, { metadata: { b: "", c: "3" } })).metadata).toEqual({ a: "1", c: "3" });
  expect((await customers.update(id, { metadata: "" })).metadata).toEqual({});
});

test("two stand-ins know nothing of each other", async () => {
  const other = await openStripe();
  try {
    await open.stripe.customers.create({ email: "ana@example.org" });
    expect((await other.stripe.customers.list()).data).toEqual([]);
  } finally {
    await other.close();
  }
});

test("what the control does can be done from another process", async () => {
  const { id } = await open.stripe.checkout.sessions.create(monthlyParams());
  const tell = (verb: string, body: object = {}) =>
    fetch(`${open.fake.url}/_fake/${verb}`, { method: "POST", body: JSON.stringify(body) });

  const paid = await tell("pay", { session: id, card: { last4: "4444" } });
  await tell("advance", { days: 29 });
  const refused = await tell("settle", { payment: "pi_0" });

  expect(await paid.json()).toMatchObject({ outcome: "complete", session: { payment_status: "paid" } });
  expect(await (await tell("books")).json()).toMatchObject({ usd: { paid: { count: 2, amount: 2_000 } } });
  expect(refused.status).toBe(404);
  expect((await tell("unheard-of")).status).toBe(404);
});
