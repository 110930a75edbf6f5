import { v7 as newId } from "uuid";
import { beforeEach, expect, test, vi } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising, giftPosted } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { beginDonation } from "./begin-donation.server.ts";
import { brakeNow, checkBrake, liftBrake } from "./brake.server.ts";
import { closeSession } from "./close-session.server.ts";
import { COUNT_GIFTS, giftSourceOf } from "./gift-limits.server.ts";
import { giftChallenge } from "./gift-suspicion.server.ts";
import { readGiveForm } from "./give-form.ts";
import { giveFromForm } from "./give-from-form.server.ts";
import { forgetGivingSettings } from "./giving-settings.server.ts";
import { settleSession } from "./settle-from-stripe.server.ts";
import { watchCards } from "./watch-cards.server.ts";

const fake = await vi.hoisted(async () =>
  (await import("#tests/fakes/stripe/beside-tests.ts")).stripeBesideTests(),
);

const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

// Every test begins with no card tried and no brake.
beforeEach(async () => {
  await prisma.cardTry.deleteMany();
  await prisma.givingSettings.update({ where: { id: 1 }, data: { brakedAt: null, liftedAt: null } });
  forgetGivingSettings();
});

type Page = Awaited<ReturnType<typeof createFundraising>>;

const post = (
  page: Page,
  change: Record<string, string> = {},
  visit: Partial<Parameters<typeof createVisit>[0]> = {},
) => giveFromForm(page, giftPosted(page, now, change), createVisit({ now, ...visit }));

const settle = async (session: string) => {
  const { stripe } = await import("#app/platform/stripe.server.ts");
  await settleSession(stripe()!, session, new Date());
};

async function begin(page: Page, change: Record<string, string> = {}, address?: string) {
  const reply = await post(page, change, address ? { address } : {});
  if (reply.kind !== "checkout") throw new Error(JSON.stringify(reply));
  const session = reply.url.split("/").at(-1)!;
  const find = () => prisma.donation.findFirstOrThrow({ where: { sessionId: session } });
  return { session, find, id: (await find()).id };
}

async function refuse(page: Page, cards: string[], begun?: Awaited<ReturnType<typeof begin>>) {
  const gift = begun ?? (await begin(page));
  for (const fingerprint of cards)
    fake.decline({ session: gift.session, code: "card_declined", card: { fingerprint } });
  await settle(gift.session);
  await watchCards({ donationId: gift.id }, { now: new Date() });
  return gift;
}

test("what only a machine posts opens no page at Stripe and leaves nobody behind", async () => {
  const page = await createFundraising();
  expect(await post(page, { website: "x", email: "machine@example.org" })).toMatchObject({ kind: "unsure" });
  const fast = giftPosted(page, later(59));
  expect(await giveFromForm(page, fast, createVisit({ now }))).toMatchObject({ kind: "unsure" });
  expect(await prisma.donation.count({ where: { pageId: page.id } })).toBe(0);
  expect(await prisma.supporter.count({ where: { email: "machine@example.org" } })).toBe(0);
});

test("many gifts from one address wait, each its own wait, and only where they come from", async () => {
  const page = await createFundraising();
  const address = "203.0.113.9";
  for (let n = 0; n < 5; n += 1) await begin(page, {}, address);
  const asked = await post(page, { email: "hall@example.org" }, { address });
  if (asked.kind !== "wait") throw new Error(asked.kind);
  expect(asked).toMatchObject({ retryAfter: 15, typed: { email: "hall@example.org" } });
  expect(await giftChallenge(page.id, { address, now })).not.toBeNull();
  expect(await giftChallenge(page.id, { address: "198.51.100.4", now })).toBeNull();
  const { wait } = asked;
  expect(await post(page, { wait }, { address, now: later(5) })).toMatchObject({
    kind: "wait",
    retryAfter: 10,
  });
  expect(await post(page, { wait }, { address, now: later(15) })).toMatchObject({ kind: "checkout" });
  expect(await post(page, { wait }, { address, now: later(16) })).toMatchObject({ kind: "wait" });
  expect(await post(page, {})).toMatchObject({ kind: "checkout" });
});

test("whoever waits by machine, at many addresses, gets no further than so many a minute", async () => {
  const page = await createFundraising();
  const address = "203.0.113.20";
  for (let n = 0; n < 5; n += 1) await begin(page, {}, address);
  const asked = await post(page, {}, { address });
  if (asked.kind !== "wait") throw new Error(asked.kind);
  for (let n = 0; n < 30; n += 1) {
    const { id: donationId } = await createDonation({
      pageId: page.id,
      status: "pending",
      amountMinor: 100 + n,
    });
    await prisma.giftSource.create({
      data: {
        donationId,
        pageId: page.id,
        emailHash: Buffer.alloc(16, n),
        waitId: newId(),
        begunAt: later(10),
      },
    });
  }
  const { wait } = asked;
  const again = { wait, email: "patient@example.org" };
  expect(await post(page, again, { address, now: later(15) })).toMatchObject({ kind: "wait" });
  expect(await post(page, again, { address, now: later(75) })).toMatchObject({ kind: "checkout" });
});

test("of many that come in one moment under one mail address no more begin than are taken", async () => {
  const page = await createFundraising();
  const visit = createVisit({ now });
  const from = await giftSourceOf(page.id, { address: visit.address, email: "many@example.org", now });
  const gift = (amount: number) => {
    const form = giftPosted(page, now, { amount: String(amount), email: "many@example.org" });
    const reading = readGiveForm(page, form, () => ({ basisPoints: 0, fixedMinor: 0 }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    return reading.gift;
  };
  const served = { tooFast: false, asked: [] };
  const asked = { page, served, source: null, reasons: [], again: false, from, worked: true, waitId: null };
  const begun = await Promise.all(
    Array.from({ length: 20 }, (_, n) => beginDonation({ ...asked, gift: gift(10 + n) }, visit)),
  );
  expect(begun.filter(({ outcome }) => outcome === "begun")).toHaveLength(12);
  expect(begun.find(({ outcome }) => outcome === "too-many")).toMatchObject({ retryAfter: 3_600 });
  expect(await post(page, { email: "MANY@EXAMPLE.ORG" })).toMatchObject({ kind: "many" });
  expect(await post(page, { email: "few@example.org" })).toMatchObject({ kind: "checkout" });
});

test("what is counted is found by indexes", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("SET LOCAL enable_seqscan = off");
  const hash = Buffer.alloc(16);
  const { rows } = await client.query(`EXPLAIN ${COUNT_GIFTS}`, [hash, hash, hash, newId(), now]);
  await client.query("ROLLBACK");
  client.release();
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  for (const name of ["address_hash", "network_hash", "email_hash", "page_id"])
    expect(plan).toContain(`gift_source_${name}_begun_at_idx`);
  expect(plan).not.toContain("Seq Scan");
});

test("four different cards refused for one gift close its page at Stripe and mark it", async () => {
  const page = await createFundraising();
  const looking = await refuse(page, ["aa1", "aa2", "aa3", "aa3"]);
  expect(await looking.find()).toMatchObject({ status: "pending", reasons: [] });
  const testing = await refuse(page, ["ab1", "ab2", "ab3", "ab4"]);
  await closeSession({ donationId: testing.id }, { now: new Date() });
  expect(await testing.find()).toMatchObject({ reasons: ["card.many"], status: "expired" });
  expect(fake.find({ kind: "checkout.session", id: testing.session })).toMatchObject({ status: "expired" });
  const kept = await prisma.cardTry.findMany({ where: { donationId: testing.id } });
  expect(kept).toHaveLength(4);
  expect(JSON.stringify(kept)).not.toContain("ab1");
});

test("one card that three supporters try is marked, and so is one that has just given to the page", async () => {
  const page = await createFundraising();
  const gifts = [];
  for (let n = 0; n < 3; n += 1) gifts.push(await refuse(page, ["shared"]));
  expect((await gifts[1]!.find()).reasons).toEqual([]);
  expect((await gifts[2]!.find()).reasons).toEqual(["card.shared"]);
  const two = [await begin(page), await begin(page)];
  for (const { session, id } of two) {
    fake.pay({ session, card: { fingerprint: "twice" } });
    await settle(session);
    await watchCards({ donationId: id }, { now: new Date() });
  }
  expect(await two[0]!.find()).toMatchObject({ status: "paid", reasons: [] });
  expect(await two[1]!.find()).toMatchObject({ status: "paid", reasons: ["card.again"] });
});

test("whoever gives from where somebody has just given is asked, and may", async () => {
  const page = await createFundraising();
  const address = "203.0.113.77";
  const { session } = await begin(page, {}, address);
  fake.pay({ session });
  await settle(session);
  const at = { address, now: new Date() };
  expect(await post(page, {}, at)).toMatchObject({ kind: "given-nearby", typed: { amount: "25" } });
  expect(await post(page, { again: "1" }, at)).toMatchObject({ kind: "checkout" });
});

test("when too many payments are refused giving stops, staff hear of it once, and go on when they lift it", async () => {
  const { actor } = await createActor({ role: "admin" });
  const page = await createFundraising();
  await prisma.givingSettings.update({ where: { id: 1 }, data: { declineFloor: 5, declineShare: 60 } });
  const gifts = [];
  for (let n = 0; n < 5; n += 1) gifts.push(await begin(page));
  for (const [n, gift] of gifts.slice(0, 4).entries()) await refuse(page, [`s${n}`], gift);
  expect(await brakeNow()).toBeNull();
  expect(await post(page)).toMatchObject({ kind: "wait" });
  await refuse(page, ["s5"], gifts[4]);
  expect(await brakeNow()).toMatchObject({ tried: 5, refused: 5 });
  const [first, second] = await Promise.all([
    checkBrake({ now: new Date() }),
    checkBrake({ now: new Date() }),
  ]);
  expect([first, second]).toEqual([false, false]);
  expect(await post(page)).toEqual({ kind: "braked" });
  const told = { kind: "giving.braked", toEmail: actor.email };
  expect(await prisma.outgoingMail.count({ where: told })).toBe(1);
  expect(await liftBrake({ actor, now: new Date() })).toBe(true);
  expect(await liftBrake({ actor, now: new Date() })).toBe(false);
  expect(await checkBrake({ now: new Date() })).toBe(false);
  expect(await post(page)).toMatchObject({ kind: "checkout" });
  const trail = await prisma.auditEntry.findMany({
    where: { subjectKind: "giving" },
    orderBy: { id: "asc" },
  });
  expect(trail.map(({ what, actorName }) => [what, actorName])).toEqual([
    ["giving.braked", "System"],
    ["giving.lifted", actor.name],
  ]);
});
