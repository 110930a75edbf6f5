import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising } from "#tests/factories/create-fundraising.ts";
import { findPanelDonation } from "./find-panel-donation.server.ts";
import { type DonationFilter, everyGift, type GiftScope } from "./panel-donation.ts";
import { donationsPage, fundraisingChoices, giftScopeOf } from "./panel-donations.server.ts";

const all: DonationFilter = everyGift;
const organizer: GiftScope = { campaigns: null, personal: true };
const viewer = giftScopeOf({ role: "viewer", campaigns: null });

let house: Awaited<ReturnType<typeof createFundraising>>;
let other: Awaited<ReturnType<typeof createFundraising>>;
const ids: Record<string, string> = {};

const day = (n: number) => new Date(Date.UTC(2026, 2, n, 12));

async function createPlan(pageId: string, supporterId: string): Promise<string> {
  const plan = {
    id: newId(),
    pageId,
    supporterId,
    currency: "USD",
    amountMinor: 1_000,
    language: "en" as const,
  };
  const { id } = await prisma.plan.create({
    data: { ...plan, status: "active", subscriptionId: "sub_1", customerId: "cus_1", startedAt: day(4) },
  });
  return id;
}

// Five gifts on five days: paid, in part refunded, disputed, monthly, left unpaid; the last two of another campaign.
beforeAll(async () => {
  house = await createFundraising({ words: { title: "Keep us / going" } });
  other = await createFundraising({ words: { title: "The other / drive" } });
  const [on, off] = [{ pageId: house.id }, { pageId: other.id }];
  const paid = await createDonation({
    ...{ ...on, startedAt: day(1), email: "ana@mailbox.example", coveredMinor: 106, feeMinor: 103 },
    ...{ settledCurrency: "USD", paymentId: "pi_1", designation: "Buses", comment: "For my mother" },
    ...{ employer: "The mill", occupation: "Weaver" },
  });
  await prisma.receipt.create({ data: { donationId: paid.id, year: 2026, number: 7, issuedAt: day(1) } });
  const back = await createDonation({ ...on, startedAt: day(2), givenName: "Benito", refundedMinor: 500 });
  await prisma.refund.create({
    data: { id: "re_1", donationId: back.id, status: "succeeded", amountMinor: 500, createdAt: day(3) },
  });
  const disputed = await createDonation({ ...on, startedAt: day(3), givenName: "Zoë", currency: "JPY" });
  await prisma.dispute.create({
    data: {
      ...{ id: "dp_1", donationId: disputed.id, status: "needs_response", reason: "fraudulent" },
      ...{ amountMinor: 2_500, createdAt: day(5) },
    },
  });
  const begun = await createDonation({ ...off, startedAt: day(5), givenName: "Dolores", status: "pending" });
  const planId = await createPlan(other.id, begun.supporterId);
  const monthly = await createDonation({ ...off, startedAt: day(4), supporterId: begun.supporterId, planId });
  Object.assign(ids, {
    ...{ paid: paid.id, back: back.id, disputed: disputed.id, monthly: monthly.id, begun: begun.id },
  });
});

const nameOf = (id: string) => Object.keys(ids).find((name) => ids[name] === id);

async function found(filter: Partial<DonationFilter>, scope = organizer) {
  const { lines } = await donationsPage({ ...all, ...filter }, { scope, language: "en" });
  return lines.map(({ id }) => nameOf(id));
}

test("gifts stand latest first, each with its giver, its page and what came of it", async () => {
  const { lines } = await donationsPage(all, { scope: organizer, language: "en" });
  expect(lines.map(({ id }) => nameOf(id))).toEqual(["begun", "monthly", "disputed", "back", "paid"]);
  expect(lines[2]).toMatchObject({ giver: "Zoë Alba", currency: "JPY", isDisputed: true, isMonthly: false });
  expect(lines[1]).toMatchObject({ page: "The other drive", isMonthly: true, isDisputed: false });
  expect(lines[4]).toMatchObject({ page: "Keep us going", email: "ana@mailbox.example" });
});

test("pages of the list go there and back without a gift left out or shown twice, also where moments are the same", async () => {
  const page = await createFundraising();
  const made: string[] = [];
  for (let n = 0; n < 5; n += 1) made.push((await createDonation({ pageId: page.id, startedAt: day(9) })).id);
  const latestFirst = [...made].sort().reverse();
  const filter = { ...all, page: page.id };
  const look = async (at: { after?: string | null; before?: string | null }) => {
    const seen = await donationsPage(filter, { scope: organizer, language: "en" }, { limit: 2, ...at });
    return { ...seen, ids: seen.lines.map(({ id }) => id) };
  };
  const first = await look({});
  const second = await look({ after: first.next });
  const third = await look({ after: second.next });
  expect([...first.ids, ...second.ids, ...third.ids]).toEqual(latestFirst);
  expect([first.previous, third.next]).toEqual([null, null]);
  expect(await look({ before: third.previous })).toMatchObject({ ids: second.ids });
  await prisma.donation.deleteMany({ where: { pageId: page.id } });
});

test("it is narrowed by what became of gifts, how often they are given, and where", async () => {
  expect(await found({ state: "pending" })).toEqual(["begun"]);
  expect(await found({ state: "refunded" })).toEqual(["back"]);
  expect(await found({ state: "disputed" })).toEqual(["disputed"]);
  expect(await found({ interval: "month" })).toEqual(["monthly"]);
  expect(await found({ interval: "once", campaign: other.campaign.id })).toEqual(["begun"]);
  expect(await found({ page: house.id, state: "paid" })).toEqual(["disputed", "back", "paid"]);
});

test("it is narrowed by amounts of one currency, and by where givers came from", async () => {
  const source = `poster-${newId()}`;
  const amount = async (amountMinor: number, currency = "USD") =>
    (await createDonation({ pageId: house.id, amountMinor, currency, source, startedAt: day(8) })).id;
  const made = [await amount(999), await amount(1_000), await amount(2_550), await amount(1_500, "JPY")];
  const fits = async (filter: Partial<DonationFilter>) => {
    const { lines } = await donationsPage(
      { ...all, source, ...filter },
      { scope: organizer, language: "en" },
    );
    return new Set(lines.map(({ id }) => made.indexOf(id)));
  };
  expect(await fits({})).toEqual(new Set([0, 1, 2, 3]));
  expect(await fits({ source: source.slice(0, -1) })).toEqual(new Set());
  expect(await fits({ currency: "USD", least: "10", most: "25.50" })).toEqual(new Set([1, 2]));
  expect(await fits({ currency: "USD", most: "25.49" })).toEqual(new Set([0, 1]));
  expect(await fits({ currency: "JPY", least: "1500" })).toEqual(new Set([3]));
  expect(await fits({ least: "10" })).toEqual(new Set([0, 1, 2, 3]));
  await prisma.donation.deleteMany({ where: { source } });
});

test("days are those of the organization, the last one included, also on the day that clocks change", async () => {
  const page = await createFundraising();
  const begun = async (iso: string) =>
    (await createDonation({ pageId: page.id, startedAt: new Date(iso) })).id;
  // Pacific time is seven hours behind from two in the morning of March 8th on, eight before.
  const made = [
    await begun("2026-03-08T07:59:59Z"),
    await begun("2026-03-08T08:00:00Z"),
    await begun("2026-03-09T06:59:59Z"),
    await begun("2026-03-09T07:00:00Z"),
  ];
  await prisma.organisation.create({
    data: {
      ...{
        contactEmail: "hello@example.org",
        mailFrom: "news@example.org",
        postalAddress: "1 Example Street",
      },
      ...{
        paper: "#FCF9F1",
        ink1: "#26235F",
        ink2: "#F9AE1B",
        motif: "sun",
        timeZone: "America/Los_Angeles",
      },
    },
  });
  const fits = async (days: Pick<Partial<DonationFilter>, "from" | "until">) => {
    const asked = { ...all, page: page.id, ...days };
    const { lines } = await donationsPage(asked, { scope: organizer, language: "en" });
    return lines.map(({ id }) => made.indexOf(id));
  };
  expect(await fits({ from: "2026-03-08", until: "2026-03-08" })).toEqual([2, 1]);
  expect(await fits({ from: "2026-03-09" })).toEqual([3]);
  expect(await fits({ until: "2026-03-07" })).toEqual([0]);
  await prisma.organisation.deleteMany();
  await prisma.donation.deleteMany({ where: { pageId: page.id } });
});

test("givers are found by the beginnings of their names, without accents, and by their mail", async () => {
  expect(await found({ words: "zoe al" })).toEqual(["disputed"]);
  expect(await found({ words: "ana@mailbox.example" })).toEqual(["paid"]);
  expect(await found({ words: "@mailbox" })).toEqual(["paid"]);
  expect(await found({ words: "dolores", state: "paid" })).toEqual(["monthly"]);
  expect(await found({ words: "'); --" })).toEqual([]);
});

test("whoever sees names alone finds nobody by an address, and is shown none", async () => {
  expect(await found({ words: "ana@mailbox.example" }, viewer)).toEqual([]);
  expect(await found({ words: "mailbox" }, viewer)).toEqual([]);
  expect(await found({ words: "benito" }, viewer)).toEqual(["back"]);
  const { lines } = await donationsPage(all, { scope: viewer, language: "en" });
  expect(new Set(lines.map(({ email }) => email))).toEqual(new Set([null]));
  const one = await findPanelDonation(ids.paid!, { scope: viewer, language: "en" });
  expect(one).toMatchObject({ giver: "Ana Alba", designation: "Buses" });
  expect(one).toMatchObject({ email: null, comment: null, employer: null, occupation: null });
});

test("somebody held to a campaign sees its gifts and pages, and no others", async () => {
  const held: GiftScope = { campaigns: [house.campaign.id], personal: true };
  expect(await found({}, held)).toEqual(["disputed", "back", "paid"]);
  expect(await found({ campaign: other.campaign.id }, held)).toEqual([]);
  expect(await findPanelDonation(ids.monthly!, { scope: held, language: "en" })).toBeNull();
  expect(await fundraisingChoices("en", held)).toEqual([
    { id: house.id, campaignId: house.campaign.id, name: "Keep us going" },
  ]);
});

test("one gift tells everything: the receipt's number, the fee, what is left, what Stripe calls it", async () => {
  const find = (name: string) => findPanelDonation(ids[name]!, { scope: organizer, language: "es" });
  expect(await find("paid")).toMatchObject({
    ...{
      receipt: "2026-0007",
      fee: { amountMinor: 103, currency: "USD" },
      coveredMinor: 106,
      leftMinor: 2_500,
    },
    ...{
      comment: "For my mother",
      employer: "The mill",
      stripe: [{ key: "payment", id: "pi_1" }],
      plan: null,
    },
  });
  expect(await find("back")).toMatchObject({
    ...{ leftMinor: 2_000, receipt: null, fee: null },
    refunds: [{ id: "re_1", status: "succeeded", amountMinor: 500, at: day(3).toISOString() }],
  });
  expect(await find("disputed")).toMatchObject({ disputes: [{ id: "dp_1", reason: "fraudulent" }] });
  expect(await find("monthly")).toMatchObject({ plan: { status: "active", amountMinor: 1_000 } });
  expect(await find("begun")).toMatchObject({ leftMinor: 0, paidAt: null });
});
