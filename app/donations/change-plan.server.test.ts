import { expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { payGift } from "#tests/factories/begin-gift.ts";
import { changePlan, findOwnPlan } from "./change-plan.server.ts";
import { readPlanAtStripe } from "./plan-at-stripe.server.ts";
import type { PlanWish } from "./plan-forms.ts";
import { planStamp } from "./plan-state.ts";
import { settleInvoice } from "./settle-from-stripe.server.ts";
import { settlePlan } from "./settle-plan.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();

/** A monthly gift of 25 dollars that was paid once. */
async function createMonthly() {
  const { planId } = await payGift(fake, { now, change: { interval: "month" } });
  const find = () =>
    prisma.plan.findUniqueOrThrow({
      where: { id: planId! },
      include: { changes: { orderBy: { at: "asc" } }, donations: true },
    });
  const { subscriptionId, supporterId } = await find();
  return { id: planId!, subscriptionId: subscriptionId!, supporterId, find };
}

const mailsOf = async (changes: { id: string }[]) =>
  prisma.outgoingMail.count({ where: { subjectId: { in: changes.map(({ id }) => id) } } });

test("another amount holds at Stripe and here; pressed twice at once it is one change and one mail", async () => {
  const { id, find, subscriptionId } = await createMonthly();
  const wish: PlanWish = { kind: "amount", amountMinor: 4_151, coveredMinor: 151 };
  expect(await Promise.all([1, 2].map(() => changePlan(id, wish, { now })))).toEqual(["changed", "changed"]);
  const plan = await find();
  expect(plan).toMatchObject({
    ...{ amountMinor: 4_151, coveredMinor: 151 },
    changes: [{ kind: "amount", by: "giver", beforeMinor: 2_500, afterMinor: 4_151 }],
  });
  expect(await mailsOf(plan.changes)).toBe(1);
  // What Stripe tells of it later changes nothing more.
  await settlePlan(stripe()!, subscriptionId, { now });
  expect((await find()).changes).toHaveLength(1);
});

test("the day is moved without a gift of nothing, and no month is charged twice", async () => {
  const { id, find, subscriptionId } = await createMonthly();
  const before = (await readPlanAtStripe(subscriptionId))!.nextAt!;
  const day = before.getUTCDate() === 11 ? 12 : 11;
  expect(await changePlan(id, { kind: "day", day }, { now })).toBe("changed");
  expect(await changePlan(id, { kind: "day", day }, { now })).toBe("changed");
  const { data } = await stripe()!.invoices.list({ subscription: subscriptionId });
  for (const invoice of data) await settleInvoice(stripe()!, invoice.id!, now);
  const plan = await find();
  expect(data.some(({ total }) => total === 0)).toBe(true);
  expect(plan.donations).toHaveLength(1);
  expect(plan).toMatchObject({ billingDay: day, status: "active", changes: [{ kind: "day", day }] });
  const after = (await readPlanAtStripe(subscriptionId))!.nextAt!;
  expect([after.getUTCMonth(), after.getUTCDate()]).toEqual([before.getUTCMonth(), day]);
});

test("a card is told of as it names itself", async () => {
  const { subscriptionId } = await createMonthly();
  expect((await readPlanAtStripe(subscriptionId))!.card).toMatchObject({ brand: "Visa", last4: "4242" });
});

test("a pause of one month leaves out the very next charge, whenever in a day it was begun, and tells the one after it", async () => {
  const { id, subscriptionId } = await createMonthly();
  const { nextAt } = (await readPlanAtStripe(subscriptionId))!;
  await changePlan(id, { kind: "pause", months: 1 }, { now });
  const paused = (await readPlanAtStripe(subscriptionId))!;
  expect(paused.skipped).toEqual([nextAt]);
  expect(paused.nextAt!.getTime() - nextAt!.getTime()).toBeGreaterThan(27 * 86_400_000);
  await changePlan(id, { kind: "resume" }, { now });
  expect(await readPlanAtStripe(subscriptionId)).toMatchObject({ nextAt, skipped: [] });
});

test("it rests and goes on, and ends once for good", async () => {
  const { id, find } = await createMonthly();
  const act = (wish: PlanWish) => changePlan(id, wish, { now });
  expect(await act({ kind: "pause", months: 2 })).toBe("changed");
  expect(await find()).toMatchObject({ status: "paused", resumesAt: expect.any(Date) });
  expect(await act({ kind: "resume" })).toBe("changed");
  expect(await find()).toMatchObject({ status: "active", resumesAt: null });
  const end: PlanWish = { kind: "end", reason: "money" };
  expect(await Promise.all([act(end), act(end)])).toEqual(["changed", "changed"]);
  expect(await act({ kind: "amount", amountMinor: 9_000, coveredMinor: 0 })).toBe("ended");
  const plan = await find();
  expect(plan).toMatchObject({ status: "cancelled", amountMinor: 2_500 });
  const told = plan.changes.map(({ kind, reason }) => [kind, reason]);
  expect(told.sort()).toEqual([
    ["ended", "money"],
    ["paused", null],
    ["resumed", null],
  ]);
  expect(await mailsOf(plan.changes)).toBe(3);
});

test("a form from before another change is refused, unless it wishes what is so already or the end", async () => {
  const { id, find } = await createMonthly();
  const seen = planStamp(await find());
  const act = (wish: PlanWish, saw: string | null = seen) => changePlan(id, wish, { now, seen: saw });
  const [forty, ten] = [4_000, 1_000].map((amountMinor) => ({ amountMinor, coveredMinor: 0 }));
  expect(await act({ kind: "amount", ...forty! })).toBe("changed");
  expect(await act({ kind: "amount", ...forty! })).toBe("changed");
  expect(await act({ kind: "amount", ...ten! })).toBe("meanwhile");
  expect(await act({ kind: "pause", months: 1 })).toBe("meanwhile");
  const plan = await find();
  expect(plan).toMatchObject({ status: "active", amountMinor: 4_000 });
  expect(plan.changes).toHaveLength(1);
  expect(await act({ kind: "amount", ...ten! }, planStamp(plan))).toBe("changed");
  expect(await act({ kind: "end", reason: null })).toBe("changed");
});

test("two windows that wish different things at once: one is done, the other is told", async () => {
  const { id, find } = await createMonthly();
  const seen = planStamp(await find());
  const wishes: PlanWish[] = [
    { kind: "amount", amountMinor: 3_000, coveredMinor: 0 },
    { kind: "amount", amountMinor: 5_000, coveredMinor: 0 },
  ];
  const outcomes = await Promise.all(wishes.map((wish) => changePlan(id, wish, { now, seen })));
  expect([...outcomes].sort()).toEqual(["changed", "meanwhile"]);
  expect((await find()).changes).toHaveLength(1);
});

test("while Stripe is away nothing is changed here", async () => {
  const { id, find } = await createMonthly();
  fake.trouble({ path: "/v1/subscriptions", times: 9, how: 500 });
  expect(await changePlan(id, { kind: "pause", months: 1 }, { now })).toBe("away");
  fake.noTrouble();
  expect(await find()).toMatchObject({ status: "active", changes: [] });
});

test("a plan is found by its own giver alone", async () => {
  const [mine, theirs] = [await createMonthly(), await createMonthly()];
  expect(await findOwnPlan(mine.id, mine.supporterId)).toMatchObject({ id: mine.id });
  expect(await findOwnPlan(mine.id, theirs.supporterId)).toBeNull();
  expect(await findOwnPlan("x", mine.supporterId)).toBeNull();
});

// Last: it moves the clock of Stripe on.
test("a renewal that fails is told of once, however often it is tried; at last the gift has ended by it", async () => {
  const { id, find, subscriptionId } = await createMonthly();
  fake.refuseCard({ subscription: subscriptionId, times: 9 });
  for (const days of [31, 4, 6, 8]) {
    fake.advance({ days });
    const { data } = await stripe()!.invoices.list({ subscription: subscriptionId, limit: 1 });
    await settleInvoice(stripe()!, data[0]!.id!, now);
  }
  await settlePlan(stripe()!, subscriptionId, { now });
  const plan = await find();
  const [renewal] = plan.donations.filter(({ status }) => status !== "paid");
  const about = { subjectId: renewal!.id, kind: "plan.renewal-failed" };
  expect(await prisma.outgoingMail.count({ where: about })).toBe(1);
  expect(plan).toMatchObject({ status: "cancelled", changes: [{ kind: "ended", by: "payment" }] });
  expect(await changePlan(id, { kind: "resume" }, { now })).toBe("ended");
});
