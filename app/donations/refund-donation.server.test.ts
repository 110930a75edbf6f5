import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { beginGift, payGift } from "#tests/factories/begin-gift.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { composers } from "./compose-receipt.server.ts";
import { type RefundInput, refundDonation } from "./refund-donation.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();
let actor: StaffActor | undefined;

/** A gift of 25 dollars that was begun here and, unless told otherwise, paid at Stripe. */
async function give({ paid = true } = {}) {
  const { id, find, page } = await (paid ? payGift(fake, { now }) : beginGift({ now }));
  const { chargeId } = await find();
  const trail = () => prisma.auditEntry.findMany({ where: { subjectKind: "donation", subjectId: id } });
  return { id, chargeId: chargeId!, find, trail, campaignId: page.campaign.id };
}

async function refund(id: string, change: Partial<RefundInput> = {}) {
  actor ??= (await createActor({ role: "admin" })).actor;
  const input = { id, amountMinor: 2_500, reason: "Given twice", attempt: randomUUID(), ...change };
  return refundDonation(input, { actor, now });
}

test("a gift is given back whole: at Stripe, here, and in the trail with who did so and why", async () => {
  const { id, find, trail, campaignId } = await give();
  expect(await refund(id)).toEqual({ outcome: "refunded", amountMinor: 2_500 });
  const { refunds, ...gift } = await find();
  expect(gift).toMatchObject({ status: "paid", refundedMinor: 2_500 });
  expect(refunds).toMatchObject([{ status: "succeeded", amountMinor: 2_500 }]);
  expect(fake.find({ kind: "refund", id: refunds[0]!.id })).toMatchObject({
    reason: "requested_by_customer",
    metadata: { donation_id: id, reason: "Given twice", staff_id: actor!.id },
  });
  expect(await trail()).toMatchObject([
    {
      ...{ what: "donation.refunded", actorId: actor!.id, campaignId },
      after: { refund: refunds[0]!.id, amountMinor: 2_500, currency: "USD", reason: "Given twice" },
    },
  ]);
});

test("parts are given back until nothing is left, and no cent more", async () => {
  const { id, find, trail } = await give();
  expect(await refund(id, { amountMinor: 1_000 })).toMatchObject({ outcome: "refunded" });
  expect(await refund(id, { amountMinor: 1_501 })).toEqual({ outcome: "too-much" });
  expect(await refund(id, { amountMinor: 1_500 })).toMatchObject({ outcome: "refunded" });
  expect(await refund(id, { amountMinor: 1 })).toEqual({ outcome: "already-refunded" });
  const { refundedMinor, refunds } = await find();
  expect([refundedMinor, refunds.length, (await trail()).length]).toEqual([2_500, 2, 2]);
});

test("the giver is told once of each part that went back, with the receipt as it reads then", async () => {
  const { id } = await give();
  const told = () => prisma.outgoingMail.findMany({ where: { kind: "donation.refunded", subjectId: id } });
  await refund(id, { amountMinor: 1_000 });
  expect(await told()).toMatchObject([{ toEmail: expect.stringContaining("@"), language: "en" }]);
  await refund(id, { amountMinor: 500 });
  const [mail] = await told();
  expect(await told()).toHaveLength(2);
  const said = await composers["donation.refunded"]!({ ...mail!, kind: "donation.refunded" }, { now });
  expect(said).toMatchObject({ subject: "Your gift of $25: money went back to you", attachments: [{}] });
  expect(said!.text).toContain("$15");
});

test("whoever has not seen that a part went back meanwhile is asked to look again, and nothing goes back", async () => {
  const { id, find } = await give();
  const part = { amountMinor: 1_000, seenLeftMinor: 2_500 };
  const attempt = randomUUID();
  expect(await refund(id, { ...part, attempt })).toMatchObject({ outcome: "refunded" });
  expect(await refund(id, part)).toEqual({ outcome: "changed" });
  // The same press again is not another.
  expect(await refund(id, { ...part, attempt })).toMatchObject({ outcome: "refunded" });
  expect((await find()).refundedMinor).toBe(1_000);
});

test("pressed twice, at once and later, one part is given back, and all are told the same", async () => {
  const { id, find, trail } = await give();
  const attempt = randomUUID();
  const press = () => refund(id, { amountMinor: 1_000, attempt });
  const answers = [...(await Promise.all([press(), press()])), await press()];
  expect(answers).toEqual(Array(3).fill({ outcome: "refunded", amountMinor: 1_000 }));
  const { refundedMinor, refunds } = await find();
  expect([refundedMinor, refunds.length, (await trail()).length]).toEqual([1_000, 1, 1]);
});

test("two members who give all of it back at once give it back once", async () => {
  const { id, find } = await give();
  const outcomes = (await Promise.all([refund(id), refund(id)])).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(["already-refunded", "refunded"]);
  expect(await find()).toMatchObject({ refundedMinor: 2_500, refunds: [{ amountMinor: 2_500 }] });
});

test("what was given back in Stripe's dashboard, and not told here yet, is not there to be given back again", async () => {
  const { id, chargeId, find } = await give();
  fake.refund({ charge: chargeId, amount: 2_000 });
  expect(await refund(id, { amountMinor: 1_000 })).toEqual({ outcome: "too-much" });
  expect(await find()).toMatchObject({ refundedMinor: 2_000 });
});

test("a gift that was not paid, and one whose bank asks for it, are not given back", async () => {
  const begun = await give({ paid: false });
  expect(await refund(begun.id)).toEqual({ outcome: "not-paid" });
  const disputed = await give();
  fake.dispute({ charge: disputed.chargeId });
  expect(await refund(disputed.id)).toEqual({ outcome: "disputed" });
  expect((await disputed.find()).refunds).toEqual([]);
  expect(await disputed.trail()).toEqual([]);
});

test("while Stripe is away nothing is claimed; where only its answer was lost, another press finds what was done", async () => {
  const { id, find, trail } = await give();
  fake.trouble({ path: "/v1/refunds", method: "POST", times: 2, how: 503 });
  expect(await refund(id)).toEqual({ outcome: "away" });
  expect([(await find()).refundedMinor, (await trail()).length]).toEqual([0, 0]);

  const attempt = randomUUID();
  fake.trouble({ path: "/v1/refunds", method: "POST", times: 2, how: "drop" });
  expect(await refund(id, { amountMinor: 700, attempt })).toEqual({ outcome: "away" });
  // Another amount was typed meanwhile: what is told is what went back.
  expect(await refund(id, { amountMinor: 900, attempt })).toEqual({ outcome: "refunded", amountMinor: 700 });
  const { refundedMinor, refunds } = await find();
  expect([refundedMinor, refunds.length, (await trail()).length]).toEqual([700, 1, 1]);
});
