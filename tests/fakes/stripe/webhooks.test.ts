import { afterEach, beforeEach, expect, test } from "vitest";
import { onceParams, openStripe } from "./open-stripe.ts";

let open: Awaited<ReturnType<typeof openStripe>>;
beforeEach(async () => {
  open = await openStripe();
});
afterEach(() => open.close());

async function payOne() {
  const { id } = await open.stripe.checkout.sessions.create(onceParams());
  open.fake.pay({ session: id });
}

test("an event that is not taken is sent again, and says the same", async () => {
  open.receiver.answers.push(500);

  await payOne();
  await open.fake.settled();

  const [first] = open.fake.deliveries();
  expect(first).toMatchObject({ type: "product.created", answered: [500, 200], state: "taken" });
  expect(open.receiver.types().toSorted()).toEqual(
    open.fake
      .deliveries()
      .map(({ type }) => type)
      .toSorted(),
  );
  const event = open.receiver.events.find(({ type }) => type === "checkout.session.completed")!;
  expect(await open.stripe.events.retrieve(event.id)).toMatchObject({ type: event.type, data: event.data });
});

test("an event that nobody takes is given up, and can be sent by hand", async () => {
  open.receiver.answers.push(...Array(5).fill(404));
  await open.stripe.customers.create({ email: "ana@example.org" });
  await open.fake.settled();
  const [delivery] = open.fake.deliveries();

  await open.fake.resend({ event: delivery!.event });

  expect(delivery).toMatchObject({ answered: [404, 404, 404, 404, 404], state: "given up" });
  expect(open.receiver.types()).toEqual(["customer.created"]);
});

test("what was held goes out in the order that was wished", async () => {
  open.fake.hold();
  await payOne();
  await open.fake.settled();
  expect(open.receiver.types()).toEqual([]);

  await open.fake.release({ order: "reversed" });

  expect(open.receiver.types()).toEqual([
    "checkout.session.completed",
    "payment_intent.succeeded",
    "charge.succeeded",
    "payment_intent.created",
    "price.created",
    "product.created",
  ]);
});

test("duplicates are the same event, and a random order is the same for a seed", async () => {
  open.fake.hold();
  await payOne();
  await open.fake.release({ order: "random", copies: 3, seed: 7 });
  const first = open.receiver.types();

  open.fake.hold();
  await payOne();
  await open.fake.release({ order: "random", copies: 3, seed: 7 });
  const second = open.receiver.types().slice(first.length);

  expect(first).toHaveLength(18);
  expect(new Set(open.receiver.events.map(({ id }) => id)).size).toBe(12);
  expect(second).toEqual(first);
});

test("in bad weather events get lost, doubled and late, and the API still lists them all", async () => {
  open.fake.weather({ lose: 0.3, copies: 2, delayMs: 20, seed: 3 });
  for (let gift = 0; gift < 10; gift++) await payOne();
  await open.fake.settled();

  const lost = open.fake.deliveries().filter(({ state }) => state === "lost");
  const arrived = new Set(open.receiver.events.map(({ id }) => id));
  expect(lost.length).toBeGreaterThan(5);
  expect(arrived.size).toBe(60 - lost.length);
  expect(open.receiver.events).toHaveLength(2 * arrived.size);
  const listed = await open.stripe.events.list({ limit: 100 });
  expect(listed.data).toHaveLength(60);
  const completed = await open.stripe.events.list({ types: ["checkout.session.*"] });
  expect(completed.data).toHaveLength(10);
});
