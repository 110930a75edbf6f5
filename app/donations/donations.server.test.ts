import type { IncomingMessage } from "node:http";
import { afterAll, expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { queuedJobs } from "#tests/database.ts";
import { createFundraising, giftPosted } from "#tests/factories/create-fundraising.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { applyStripeEvent } from "./apply-stripe-event.server.ts";
import { catchUp } from "./catch-up.server.ts";
import { closeSession } from "./close-session.server.ts";
import { giveFromForm } from "./give-from-form.server.ts";
import { STRIPE_EVENT, takeStripeEvent } from "./take-stripe-event.server.ts";

// Stripe's stand-in tells a door of ours, as the worker would hear of it.
const { fake, door } = await vi.hoisted(async () => {
  const { createServer } = await import("node:http");
  const { default: EventEmitter } = await import("node:events");
  const { startFakeStripe } = await import("#tests/fakes/stripe/start-fake-stripe.ts");
  const door = { take: async (_body: string, _signature: string) => 200 };
  const bodyOf = async (request: IncomingMessage) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    return body;
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    response.statusCode = await door.take(body, String(request.headers["stripe-signature"]));
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await EventEmitter.once(server, "listening");
  const { port } = server.address() as { port: number };
  const fake = await startFakeStripe({ webhooks: { url: `http://127.0.0.1:${port}/` } });
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: fake.key,
    STRIPE_WEBHOOK_SECRET: fake.secret,
    STRIPE_API_BASE: fake.url,
    APP_URL: "http://site.test",
  });
  return { fake, door: Object.assign(door, { server }) };
});
afterAll(async () => {
  await fake.stop();
  door.server.close();
});

door.take = async (body, signature) =>
  (await takeStripeEvent(body, signature, { now: new Date() })) === "forged" ? 400 : 200;

const now = new Date();

/** Delivers what Stripe has to tell, and works it off as the worker would, in whatever order it lies there. */
async function hear(): Promise<void> {
  await fake.settled();
  for (const { id } of await prisma.stripeEvent.findMany({
    where: { handledAt: null },
    orderBy: { id: "asc" },
  }))
    await applyStripeEvent({ id }, { now: new Date() });
}

const sessionIn = (url: string) => url.split("/").at(-1)!;

async function begin(
  change: Record<string, string> = {},
  page?: Awaited<ReturnType<typeof createFundraising>>,
  address?: string,
) {
  const on = page ?? (await createFundraising());
  const visit = createVisit({ now, ...(address && { address }) });
  const reply = await giveFromForm(on, giftPosted(on, now, change), visit);
  if (reply.kind !== "checkout") throw new Error(JSON.stringify(reply));
  const session = sessionIn(reply.url);
  const find = () =>
    prisma.donation.findFirstOrThrow({
      where: { sessionId: session },
      include: { receipt: true, refunds: true, disputes: true, plan: true },
    });
  return { page: on, session, find, id: (await find()).id };
}

test("a gift is written down, paid at Stripe, counted once, and has its receipt and its mail", async () => {
  const { session, find, id } = await begin({ cover_fee: "1", opt_in: "1" });
  expect(await find()).toMatchObject({
    status: "pending",
    amountMinor: 2_606,
    coveredMinor: 106,
    paidAt: null,
  });

  fake.pay({ session });
  await hear();
  await hear();

  const paid = await find();
  expect(paid).toMatchObject({
    status: "paid",
    feeMinor: 106,
    settledCurrency: "USD",
    receipt: { number: 1 },
  });
  const { supporterId } = paid;
  expect(await prisma.supporterAction.findMany({ where: { supporterId } })).toMatchObject([
    { kind: "gave", subjectId: id },
  ]);
  expect(await prisma.outgoingMail.findMany({ where: { subjectId: id } })).toMatchObject([
    { kind: "donation.receipt" },
  ]);
  expect(await prisma.consentRecord.findMany({ where: { supporterId } })).toMatchObject([
    { purpose: "email", granted: true, awaitsConfirmation: false },
  ]);
});

const dedicated = { dedication: "memory", dedicated_to: "Luz Peña", told_email: "son@example.org" };
const toldOf = (subjectId: string) =>
  prisma.outgoingMail.findMany({ where: { kind: "donation.dedication", subjectId } });

test("whoever is told of a dedication is written to once, and only when the gift is paid", async () => {
  const { session, id } = await begin(dedicated);
  expect(await toldOf(id)).toEqual([]);
  fake.pay({ session });
  await hear();
  await hear();
  expect(await toldOf(id)).toMatchObject([{ toEmail: "son@example.org" }]);
});

test("pressed twice at once, gone back, and sent from a second window, it is one gift and one page", async () => {
  const page = await createFundraising();
  const form = giftPosted(page, now);
  const visit = createVisit({ now });
  const replies = await Promise.all([1, 2, 3].map(() => giveFromForm(page, form, visit)));
  replies.push(await giveFromForm(page, form, visit));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(await prisma.donation.count({ where: { pageId: page.id } })).toBe(1);
});

let homes = 0;
/** Where somebody gives from, the second time too. */
const newHome = () => `10.77.${++homes}.7`;

test("with another amount after the Back button the first page closes, and only the second can be paid", async () => {
  const [email, home] = ["eager@example.org", newHome()];
  const first = await begin({ amount: "25", email }, undefined, home);
  const second = await begin({ amount: "50", email }, first.page, home);
  for (const { payload } of await queuedJobs("gift.close-session")) await closeSession(payload, { now });
  expect(fake.find({ kind: "checkout.session", id: first.session })).toMatchObject({ status: "expired" });
  expect(fake.pay({ session: first.session }).outcome).toBe("expired");
  expect(await first.find()).toMatchObject({ status: "expired" });
  fake.pay({ session: second.session });
  await hear();
  expect(await second.find()).toMatchObject({ status: "paid", amountMinor: 5_000 });
});

test("who types somebody else's address elsewhere closes nothing of theirs", async () => {
  const [email, home] = ["watched@example.org", newHome()];
  const first = await begin({ amount: "25", email }, undefined, home);
  await begin({ amount: "7", email }, first.page, newHome());
  expect(await first.find()).toMatchObject({ status: "pending" });
});

test("back to the amount of before is a new gift, whose page is open", async () => {
  const [email, home] = ["wavering@example.org", newHome()];
  const first = await begin({ amount: "10", email }, undefined, home);
  await begin({ amount: "10", interval: "month", email }, first.page, home);
  const last = await begin({ amount: "10", email }, first.page, home);
  expect(last.id).not.toBe(first.id);
  expect(fake.find({ kind: "checkout.session", id: last.session })).toMatchObject({ status: "open" });
  const open = { pageId: first.page.id, status: "pending" as const };
  expect(await prisma.donation.findMany({ where: open })).toMatchObject([{ id: last.id }]);
});

test("what was paid in the moment in which its giver began another gift counts", async () => {
  const [email, home] = ["fast@example.org", newHome()];
  const first = await begin({ amount: "25", email }, undefined, home);
  await begin({ amount: "50", email }, first.page, home);
  fake.pay({ session: first.session });
  await closeSession({ donationId: first.id }, { now });
  expect(await first.find()).toMatchObject({ status: "paid" });
});

test("whoever has just given is asked whether they want to give again; typed elsewhere, their address tells nothing", async () => {
  const page = await createFundraising();
  const give = (address: string, change: Record<string, string> = {}) => {
    const form = giftPosted(page, now, { email: "twice@example.org", ...change });
    return giveFromForm(page, form, createVisit({ now: new Date(), address }));
  };
  const first = await give("198.51.100.8");
  fake.pay({ session: first.kind === "checkout" ? sessionIn(first.url) : "" });
  await hear();
  expect(await give("198.51.100.8")).toMatchObject({ kind: "given-nearby" });
  expect(await give("198.51.100.8", { again: "1" })).toMatchObject({ kind: "checkout" });
  expect(await give("203.0.113.9", { amount: "77" })).toMatchObject({ kind: "checkout" });
});

test("a payment that takes days is processing, and counts when it comes or fails when it does not", async () => {
  const [good, bad] = [await begin(), await begin()];
  for (const { session } of [good, bad]) fake.pay({ session, delayed: true });
  await hear();
  expect([(await good.find()).status, (await bad.find()).status]).toEqual(["processing", "processing"]);
  fake.settle({ payment: good.session });
  fake.bounce({ payment: bad.session });
  await hear();
  expect(await good.find()).toMatchObject({ status: "paid" });
  expect(await bad.find()).toMatchObject({ status: "failed", receipt: null });
});

test("a refund in part and one of the rest are written beside the gift", async () => {
  const { session, find } = await begin();
  fake.pay({ session });
  await hear();
  const charge = (await find()).chargeId!;
  fake.refund({ charge, amount: 1_000 });
  await hear();
  expect(await find()).toMatchObject({
    status: "paid",
    refundedMinor: 1_000,
    refunds: [{ amountMinor: 1_000 }],
  });
  fake.refund({ charge, amount: 1_500 });
  await hear();
  expect(await find()).toMatchObject({ refundedMinor: 2_500 });
});

test("events twice, in another order, late or not at all for some: the end is the same", async () => {
  const page = await createFundraising();
  const begun = [];
  for (let n = 0; n < 6; n += 1) begun.push(await begin({}, page));
  fake.hold();
  for (const { session } of begun) fake.pay({ session });
  await fake.release({ order: "random", copies: 3, lose: 0.3, seed: 7 });
  await hear();
  // What never came is read back, and only that.
  expect(await catchUp({ now: new Date() })).toBeGreaterThan(0);
  expect(await catchUp({ now: new Date() })).toBe(0);
  await hear();
  const rows = await prisma.donation.findMany({ where: { pageId: page.id }, include: { receipt: true } });
  expect(rows.map(({ status }) => status)).toEqual(Array(6).fill("paid"));
  const numbers = rows.map(({ receipt }) => receipt!.number).sort((a, b) => a - b);
  expect(numbers.at(-1)! - numbers[0]!).toBe(5);
});

test("what is not from Stripe, was altered on the way, or is too old is refused and changes nothing", async () => {
  const { default: Stripe } = await import("stripe");
  const payload = JSON.stringify({
    id: "evt_forged",
    object: "event",
    type: "payment_intent.succeeded",
    created: 1,
    data: { object: { id: "pi_1" } },
  });
  const sign = (secret: string, timestamp?: number) =>
    new Stripe("sk_test_x").webhooks.generateTestHeaderString({
      payload,
      secret,
      ...(timestamp && { timestamp }),
    });
  const take = (body: string, signature: string | null) =>
    takeStripeEvent(body, signature, { now: new Date() });
  expect(await take(payload, sign("whsec_other"))).toBe("forged");
  expect(await take(payload.replace("pi_1", "pi_2"), sign(fake.secret))).toBe("forged");
  expect(await take(payload, sign(fake.secret, 1_000))).toBe("forged");
  expect(await take(payload, null)).toBe("forged");
  expect(await prisma.stripeEvent.count({ where: { id: "evt_forged" } })).toBe(0);
  const jobs = (await queuedJobs(STRIPE_EVENT)).length;
  expect(await take(payload, sign(fake.secret))).toBe("taken");
  expect(await take(payload, sign(fake.secret))).toBe("known");
  expect(await queuedJobs(STRIPE_EVENT)).toHaveLength(jobs + 1);
  await prisma.stripeEvent.deleteMany({ where: { id: "evt_forged" } });
});

test("while Stripe is away nothing is lost, and a second try leads to the same gift", async () => {
  const page = await createFundraising();
  const form = giftPosted(page, now);
  fake.trouble({ path: "/v1/checkout/sessions", times: 2, how: "drop" });
  expect(await giveFromForm(page, form, createVisit({ now }))).toMatchObject({
    kind: "away",
    typed: { amount: "25" },
  });
  expect(await giveFromForm(page, form, createVisit({ now }))).toMatchObject({ kind: "checkout" });
  expect(await prisma.donation.count({ where: { pageId: page.id } })).toBe(1);
});

// Last: it moves the clock of Stripe on.
test("a monthly gift has a plan, a gift a month, and a receipt for each; what Stripe gives up has failed, and ends it", async () => {
  const [good, bad] = [await begin({ interval: "month", ...dedicated }), await begin({ interval: "month" })];
  for (const { session } of [good, bad]) fake.pay({ session });
  await hear();
  expect(await good.find()).toMatchObject({ status: "paid", plan: { status: "active" } });
  const { plan: refused } = await bad.find();
  fake.refuseCard({ subscription: refused!.subscriptionId!, times: 99 });
  const giftsOf = async ({ find }: typeof good) =>
    prisma.donation.findMany({
      where: { planId: (await find()).planId },
      orderBy: { startedAt: "asc" },
      include: { receipt: true },
    });
  fake.advance({ days: 31 });
  await hear();
  expect((await giftsOf(bad)).map(({ status }) => status)).toEqual(["paid", "pending"]);
  for (let day = 0; day < 31; day += 1) fake.advance({ days: 1 });
  await hear();
  const gifts = await giftsOf(good);
  expect(gifts.map(({ status, amountMinor }) => [status, amountMinor])).toEqual(
    Array(3).fill(["paid", 2_500]),
  );
  expect(gifts.every(({ receipt }) => receipt)).toBe(true);
  // A dedication stays with the plan; whoever is told of it hears once.
  expect(new Set(gifts.map(({ dedicatedTo }) => dedicatedTo))).toEqual(new Set(["Luz Peña"]));
  expect((await Promise.all(gifts.map(({ id }) => toldOf(id)))).map(({ length }) => length)).toEqual([
    1, 0, 0,
  ]);
  expect((await giftsOf(bad)).map(({ status }) => status)).toEqual(["paid", "failed"]);
  expect((await bad.find()).plan).toMatchObject({ status: "cancelled" });
});
