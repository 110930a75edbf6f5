import { beforeEach, expect, test, vi } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { queuedJobs } from "#tests/database.ts";
import { beginGift, payGift } from "#tests/factories/begin-gift.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { BOOKS_MAIL, COMPARE_BOOKS, compareBooks } from "./compare-books.server.ts";
import { composers } from "./compose-alert.server.ts";
import { askForComparison, bookDays, bookDifferences } from "./panel-books.server.ts";
import { settlePayment, settleSession } from "./settle-from-stripe.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();
const later = new Date(now.getTime() + 2 * 3_600_000);
const compare = () => compareBooks({ now: later });
const differences = () => prisma.bookDifference.findMany({ orderBy: { kind: "asc" } });
const mails = () => prisma.outgoingMail.findMany({ where: { kind: BOOKS_MAIL } });
const totals = async (kind: "paid" | "refunded" | "disputed" | "foreign") =>
  (await prisma.bookDay.findMany({ where: { kind } })).map((row) => [
    ...[row.oursCount, Number(row.oursMinor), row.theirsCount, Number(row.theirsMinor)],
  ]);

// Each test begins with both sides alike.
beforeEach(async () => {
  for (const { id } of fake.list({ kind: "payment_intent" })) await settlePayment(stripe()!, id, now);
  await pool.query("DELETE FROM book_difference");
  await prisma.outgoingMail.deleteMany({ where: { kind: BOOKS_MAIL } });
});

test("what both hold alike is no difference, and nobody is told", async () => {
  await createActor({ role: "admin" });
  const [plain, back, disputed] = [
    await payGift(fake, { now }),
    await payGift(fake, { now }),
    await payGift(fake, { now }),
  ];
  fake.refund({ charge: back.chargeId, amount: 500 });
  fake.dispute({ charge: disputed.chargeId });
  for (const { paymentId } of [plain, back, disputed]) await settlePayment(stripe()!, paymentId, now);
  expect(await compare()).toBe(0);
  expect(await totals("paid")).toEqual([[3, 7_500, 3, 7_500]]);
  expect(await totals("refunded")).toEqual([[1, 500, 1, 500]]);
  expect(await totals("disputed")).toEqual([[1, 2_500, 1, 2_500]]);
  expect(await mails()).toEqual([]);
});

test("a gift whose webhook was lost differs, is told of once, and is forgotten when it has come", async () => {
  const { actor } = await createActor({ role: "admin" });
  await createActor({ role: "viewer" });
  const { id, session } = await beginGift({ now });
  fake.pay({ session });
  for (let n = 0; n < 2; n += 1) expect(await compare()).toBe(1);
  expect(await differences()).toMatchObject([
    { kind: "paid", donationId: id, currency: "USD", oursMinor: null, theirsMinor: 2_500 },
  ]);
  expect((await mails()).filter(({ toEmail }) => toEmail === actor.email)).toHaveLength(1);
  expect((await mails()).every(({ toEmail }) => !toEmail.includes("viewer"))).toBe(true);
  const [mail] = await mails();
  const compose = (language: "en" | "es") => composers[BOOKS_MAIL]!({ ...mail!, language }, { now });
  expect((await compose("en"))!.text).toContain("/admin/donations/deposits?lang=en");
  expect((await compose("es"))!.subject).toBe("Las cuentas de Stripe y las nuestras difieren");
  expect(await bookDifferences()).toMatchObject({
    count: 1,
    differences: [{ donationId: id, kind: "paid" }],
  });
  await settleSession(stripe()!, session, now);
  expect(await compare()).toBe(0);
  expect(await differences()).toEqual([]);
  expect(await compose("en")).toBeNull();
});

test("a gift that was changed by hand differs by what both say, however the sums come out", async () => {
  const [one, other] = [await payGift(fake, { now }), await payGift(fake, { now })];
  const set = (id: string, amountMinor: number) =>
    prisma.donation.update({ where: { id }, data: { amountMinor } });
  await set(one.id, 2_400);
  await set(other.id, 2_600);
  expect(await compare()).toBe(2);
  const said = (await differences()).map(({ oursMinor, theirsMinor }) => [oursMinor, theirsMinor]);
  expect(said.sort()).toEqual([
    [2_400, 2_500],
    [2_600, 2_500],
  ]);
  await set(one.id, 2_500);
  await set(other.id, 2_500);
});

test("a charge that giving here did not make is told as foreign and is no difference", async () => {
  for (const customer_creation of ["if_required", "always"] as const) {
    const { id: session } = await stripe()!.checkout.sessions.create({
      ...{ mode: "payment", success_url: "http://shop.test", customer_creation },
      line_items: [
        {
          quantity: 1,
          price_data: { currency: "usd", unit_amount: 9_900, product_data: { name: "A shirt" } },
        },
      ],
    });
    fake.pay({ session });
  }
  expect(await compare()).toBe(0);
  expect(await totals("foreign")).toEqual([[0, 0, 2, 19_800]]);
});

test("while Stripe is away nothing is written", async () => {
  const before = await prisma.bookDay.findMany();
  fake.trouble({ path: "/v1/refunds", how: 500, times: 9 });
  await expect(compare()).rejects.toThrow();
  fake.noTrouble();
  expect(await prisma.bookDay.findMany()).toEqual(before);
});

test("a renewal that nobody told of is a difference without a gift", async () => {
  const { planId } = await payGift(fake, { now, change: { interval: "month" } });
  const plan = await prisma.plan.findUniqueOrThrow({ where: { id: planId! } });
  fake.advance({ days: 32 });
  const afterwards = new Date(now.getTime() + 33 * 86_400_000);
  expect(await compareBooks({ now: afterwards })).toBe(1);
  expect(await differences()).toMatchObject([
    { kind: "paid", donationId: null, theirsMinor: plan.amountMinor },
  ]);
});

test("staff ask for a comparison: one job however often, each time in the trail; the page says when it was", async () => {
  const { actor } = await createActor({ role: "admin" });
  for (let n = 0; n < 2; n += 1) await askForComparison({ actor, now });
  expect(await queuedJobs(COMPARE_BOOKS)).toHaveLength(1);
  const trail = await prisma.auditEntry.findMany({ where: { what: "giving.compared" } });
  expect(trail.map(({ actorId }) => actorId)).toEqual([actor.id, actor.id]);
  const { checkedAt, days } = await bookDays({ now: later });
  expect(checkedAt).not.toBeNull();
  expect(days.find(({ kind }) => kind === "refunded")).toMatchObject({
    ours: { count: 1, minor: 500 },
    theirs: { count: 1, minor: 500 },
  });
});
