import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { joinDonations, partDonations } from "./join-donations.server.ts";
import { pageTotals } from "./page-totals.server.ts";
import { progressView } from "./progress-view.ts";
import { voidOfflineGift } from "./void-offline-gift.server.ts";

/** The same, counted gift by gift. */
async function counted(pageId: string) {
  const gifts = await prisma.donation.findMany({
    where: { pageId, status: "paid" },
    include: { disputes: true },
  });
  const totals = new Map<string, { people: Set<string>; gifts: number; sumMinor: number }>();
  for (const { currency, supporterId, amountMinor, refundedMinor, disputes } of gifts) {
    const lost = disputes.filter(({ status }) => status === "lost");
    const stands = amountMinor - refundedMinor - lost.reduce((sum, each) => sum + each.amountMinor, 0);
    if (stands <= 0) continue;
    const total = totals.get(currency) ?? { people: new Set(), gifts: 0, sumMinor: 0 };
    total.people.add(supporterId);
    totals.set(currency, total);
    total.gifts += 1;
    total.sumMinor += stands;
  }
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { people, ...total }]) => ({ currency, givers: people.size, ...total }));
}

/** Whole numbers below `most`, the same at each run. */
const seeded = (seed: number) => (most: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % most;
};

const disputeOf = (donationId: string, status: string, amountMinor: number) =>
  prisma.dispute.create({
    data: {
      ...{ id: `dp_${donationId}`, donationId, status, amountMinor },
      ...{ reason: "fraudulent", createdAt: new Date("2026-03-05T12:00:00Z") },
    },
  });

test("the kept totals are the counted ones after gifts, refunds, voids and disputes in several currencies", async () => {
  const { id: pageId } = await createFundraising();
  const { actor } = await createActor();
  const pick = seeded(20_261_203);
  const people = await Promise.all(Array.from({ length: 6 }, () => createSupporter()));
  const currencies = ["USD", "JPY", "EUR"];
  for (let step = 0; step < 150; step += 1) {
    const open = await prisma.donation.findMany({
      where: { pageId, status: "paid" },
      include: { disputes: true },
      orderBy: { startedAt: "asc" },
    });
    const gift = open[pick(Math.max(open.length, 1))];
    const doing = gift ? pick(7) : 0;
    if (!gift || doing < 3) {
      await createDonation({
        ...{ pageId, supporterId: people[pick(6)]!.id, currency: currencies[pick(3)]! },
        amountMinor: 100 + pick(9_000),
        startedAt: new Date(Date.UTC(2026, 2, 1, 12, 0, step)),
        status: (["paid", "paid", "pending", "failed"] as const)[pick(4)]!,
        ...(pick(2) === 0 && { offlineWay: "cheque" }),
      }).catch((error) => expect(error).toMatchObject({ code: "P2002" }));
    } else if (doing === 3) {
      const refundedMinor = pick(2) === 0 ? gift.amountMinor : pick(gift.amountMinor);
      await prisma.donation.update({ where: { id: gift.id }, data: { refundedMinor } });
    } else if (doing === 4) {
      await voidOfflineGift(gift.id, "typed twice", { actor, now: new Date("2026-03-06T12:00:00Z") });
    } else if (gift.disputes.length === 0) {
      const asked = pick(2) === 0 ? gift.amountMinor : 1 + pick(gift.amountMinor);
      await disputeOf(gift.id, ["needs_response", "lost", "won"][pick(3)]!, asked);
    } else {
      const status = ["lost", "won"][pick(2)]!;
      await prisma.dispute.update({ where: { id: gift.disputes[0]!.id }, data: { status } });
    }
  }
  for (const currency of currencies) await createDonation({ pageId, currency });
  const expected = await counted(pageId);
  expect(expected).toHaveLength(3);
  expect(await pageTotals(pageId)).toEqual(expected);
});

test("givers are people: two who turn out to be one are counted once, and twice when that is taken back", async () => {
  const { id: pageId } = await createFundraising();
  const [kept, gone] = [await createSupporter(), await createSupporter()];
  for (const { id } of [kept, kept, gone]) await createDonation({ pageId, supporterId: id });
  expect(await pageTotals(pageId)).toMatchObject([{ givers: 2, gifts: 3, sumMinor: 7_500 }]);
  const two = { keptId: kept.id, goneId: gone.id };
  const joined = await prisma.$transaction((tx) => joinDonations(tx, two));
  expect(await pageTotals(pageId)).toMatchObject([{ givers: 1, gifts: 3, sumMinor: 7_500 }]);
  await prisma.$transaction((tx) => partDonations(tx, two, joined));
  expect(await pageTotals(pageId)).toMatchObject([{ givers: 2, gifts: 3, sumMinor: 7_500 }]);
});

test("forty gifts at once are all in the total", async () => {
  const { id: pageId } = await createFundraising();
  const people = await Promise.all(Array.from({ length: 4 }, () => createSupporter()));
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      createDonation({ pageId, supporterId: people[n % 4]!.id, currency: n % 2 ? "USD" : "JPY" }),
    ),
  );
  expect(await pageTotals(pageId)).toEqual(await counted(pageId));
});

test("a total that does not add up is refused by the database", async () => {
  const { id: pageId } = await createFundraising();
  await createDonation({ pageId });
  const spoil = (set: string) =>
    pool.query(`UPDATE fundraising_total SET ${set} WHERE page_id = $1`, [pageId]);
  await expect(spoil("sum_minor = -1")).rejects.toThrow("fundraising_total_stands");
  await expect(spoil("givers = 2")).rejects.toThrow("fundraising_total_stands");
});

test("only the goal's currency fills the bar; the others are said beside it, in both languages", () => {
  const offer = { amounts: [1_000], leastMinor: 100, mostMinor: 100_000 };
  const page = {
    goalMinor: 500_000,
    offers: [
      { ...offer, currency: "USD" as const },
      { ...offer, currency: "JPY" as const },
    ],
    state: "open" as const,
  };
  const totals = [
    { currency: "JPY" as const, givers: 2, gifts: 2, sumMinor: 3_000 },
    { currency: "USD" as const, givers: 41, gifts: 50, sumMinor: 325_000 },
  ];
  expect(progressView(page, totals, "en")).toEqual({
    ...{ sum: 325_000, goal: 500_000, figure: "$3,250", percent: "65% of the goal" },
    line: "given by 41 people. The goal is $5,000.",
    others: "Also given, neither converted to USD nor part of the bar: ¥3,000 JPY.",
  });
  expect(progressView(page, totals, "es")!.line).toBe("donados por 41 personas. La meta es $5,000.");
  expect(progressView({ ...page, goalMinor: 325_000 }, totals, "en")!.line).toContain("is reached");
  expect(progressView({ ...page, state: "closed" }, totals, "en")!.line).toBe("given by 41 people.");
  expect(progressView({ ...page, goalMinor: null }, totals, "en")).toBeNull();
});
