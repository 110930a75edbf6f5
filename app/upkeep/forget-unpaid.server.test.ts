import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { applyRetention } from "#app/upkeep/apply-retention.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";

const now = new Date("2026-11-24T08:37:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
/** What the settings say until staff change them. */
const KEPT_DAYS = 90;
let pageId: string;

beforeEach(async () => {
  await pool.query("TRUNCATE supporter CASCADE");
  pageId = (await createFundraising()).id;
});

async function begun(days: number, change: Partial<Parameters<typeof createDonation>[0]> = {}) {
  const startedAt = ago(days);
  const gift = await createDonation({ pageId, startedAt, status: "pending", comment: "For Ana.", ...change });
  const createdAt = change.supporterId ? ago(400) : startedAt;
  await prisma.supporter.update({ where: { id: gift.supporterId }, data: { createdAt } });
  return gift;
}

const rowOf = ({ id }: { id: string }) =>
  prisma.donation.findUniqueOrThrow({ where: { id }, include: { supporter: true } });

test.each(["pending", "expired", "failed"] as const)(
  "who began a gift that is %s is forgotten when the time is up, and not before",
  async (status) => {
    const [old, young] = [await begun(KEPT_DAYS + 1, { status }), await begun(KEPT_DAYS - 1, { status })];
    expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 1 });
    const forgotten = await rowOf(old);
    expect(forgotten).toMatchObject({
      givenName: "",
      familyName: null,
      email: "",
      comment: null,
      amountMinor: 2_500,
    });
    expect(forgotten.supporter).toMatchObject({ givenName: "", erasedAt: now });
    expect(await rowOf(young)).toMatchObject({ givenName: "Ana", comment: "For Ana." });
    expect((await rowOf(young)).supporter.erasedAt).toBeNull();
    expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 0 });
  },
);

test("a giver who left a page once stays: what they typed there goes, the gift that was paid keeps its words", async () => {
  const paid = await begun(200, { status: "paid" });
  const left = await begun(KEPT_DAYS + 1, { supporterId: paid.supporterId });
  expect(await applyRetention({ now })).toMatchObject({ unconfirmed: 1 });
  expect(await rowOf(left)).toMatchObject({
    email: "",
    comment: null,
    supporter: { erasedAt: null, givenName: "Ana" },
  });
  expect(await rowOf(paid)).toMatchObject({ comment: "For Ana.", email: paid.email });
});

test("who is waited for, has a note of staff, or gave each month and was refused once is not forgotten", async () => {
  const [promised, noted] = [await begun(100, { status: "processing" }), await begun(100)];
  await prisma.note.create({
    data: { supporterId: noted.supporterId, text: "Will send a check.", createdAt: now },
  });
  const renewal = await begun(100, { status: "failed", invoiceId: "in_once" });
  await applyRetention({ now });
  for (const gift of [promised, noted, renewal]) expect((await rowOf(gift)).supporter.erasedAt).toBeNull();
  expect([(await rowOf(promised)).comment, (await rowOf(renewal)).comment]).toEqual(["For Ana.", "For Ana."]);
});
