import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { createDonation } from "#tests/factories/create-donation.ts";
import { createFundraising, giftPosted } from "#tests/factories/create-fundraising.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { donateView } from "./donate-view.server.ts";
import { findPanelDonation } from "./find-panel-donation.server.ts";
import { readGiveForm } from "./give-form.ts";
import { judgeGiftComment } from "./judge-comment.server.ts";
import { everyGift } from "./panel-donation.ts";
import { donationsPage, giftScopeOf } from "./panel-donations.server.ts";
import { RECENT, recentGivers } from "./recent-givers.server.ts";

const now = new Date("2026-03-02T12:00:00Z");
const shown = (pageId: string, language: "en" | "es" = "en") => recentGivers(pageId, { language, now });

/** A gift that was paid through Stripe's page by somebody who wants to be shown. */
const give = (change: Parameters<typeof createDonation>[0]) =>
  createDonation({ isPublic: true, sessionId: `cs_${newId()}`, ...change });

test("whoever ticked it is shown by first name, initial and town, the latest five first: no amount, and no id of a gift", async () => {
  const { id: pageId } = await createFundraising();
  const gifts = [];
  for (let hour = 0; hour < 7; hour += 1)
    gifts.push(
      await give({ pageId, givenName: `Ana${hour}`, startedAt: new Date(Date.UTC(2026, 2, 1, hour)) }),
    );
  const givers = await shown(pageId);
  expect(givers.map(({ name }) => name)).toEqual(["Ana6 A.", "Ana5 A.", "Ana4 A.", "Ana3 A.", "Ana2 A."]);
  for (const { id } of gifts) expect(JSON.stringify(givers)).not.toContain(id);
  expect(Object.keys(givers[0]!).sort()).toEqual(["ago", "comment", "dateTime", "key", "name", "place"]);
});

test("nobody is shown who did not tick it, whose gift did not stand, was noticed, or is a later month of one", async () => {
  const { id: pageId } = await createFundraising();
  await give({ pageId, isPublic: false });
  await give({ pageId, status: "pending" });
  await give({ pageId, reasons: ["disposable"] });
  await give({ pageId, refundedMinor: 2_500 });
  await give({ pageId, sessionId: null, invoiceId: "in_2" });
  expect(await shown(pageId)).toEqual([]);
});

test("a comment is shown once staff let it, is hidden again, and both stand in the trail", async () => {
  const { id: pageId } = await createFundraising();
  const { id } = await give({ pageId, comment: "Por mis hijos.", language: "es" });
  const { actor } = await createActor();
  const deed = { actor, now };
  const waiting = async () =>
    (
      await donationsPage(
        { ...everyGift, state: "comment", page: pageId },
        { scope: giftScopeOf(actor), language: "en" },
      )
    ).lines.map((line) => line.id);
  expect([(await shown(pageId))[0]!.comment, await waiting()]).toEqual([null, [id]]);
  expect(await judgeGiftComment(id, "approved", deed)).toBe(true);
  expect(await judgeGiftComment(id, "approved", deed)).toBe(false);
  expect((await shown(pageId))[0]!.comment).toEqual({ text: "Por mis hijos.", language: "es" });
  expect(await waiting()).toEqual([]);
  expect(await judgeGiftComment(id, "rejected", deed)).toBe(true);
  expect((await shown(pageId))[0]!.comment).toBeNull();
  const { lines } = await auditPage({ kind: "donation", subjectId: id });
  expect(lines.map(({ what }) => what).sort()).toEqual([
    "donation.comment-approved",
    "donation.comment-rejected",
  ]);
});

test("a comment of somebody who is not to be shown cannot be let onto the page", async () => {
  const { id: pageId } = await createFundraising();
  const { id } = await give({ pageId, comment: "For us alone.", isPublic: false });
  const { actor } = await createActor();
  expect(await judgeGiftComment(id, "approved", { actor, now })).toBe(false);
});

test("a page that is told to shows nobody, and asks nobody whether they may be shown", async () => {
  const page = await createFundraising({ showsGivers: false });
  await give({ pageId: page.id });
  const visitor = { giver: null, language: "en" as const, now };
  expect((await donateView(page, null, visitor)).givers).toEqual([]);
  expect((await donateView({ ...page, showsGivers: true }, null, visitor)).givers).toHaveLength(1);
  const { id } = await give({ pageId: page.id, comment: "Because.", commentStatus: "approved" });
  const scope = { campaigns: null, personal: true };
  expect(await findPanelDonation(id, { scope, language: "en" })).toMatchObject({
    ...{ isPublic: true, commentStatus: "approved", showsGivers: false },
  });
  const ticked = giftPosted(page, now, { public: "on", comments: "Because." });
  const reading = readGiveForm(page, ticked, () => ({ basisPoints: 0, fixedMinor: 0 }));
  expect(reading).toMatchObject({ ok: true, gift: { giver: { public: false, comment: "Because." } } });
});

test("the page's query reads an index and not the gifts", async () => {
  const { id: pageId } = await createFundraising();
  await Promise.all(Array.from({ length: 20 }, () => give({ pageId })));
  const client = await pool.connect();
  try {
    await client.query("BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
    const { rows } = await client.query(`EXPLAIN ${RECENT.replace("$1", `'${pageId}'`)}`);
    const plan = JSON.stringify(rows);
    expect(plan).toContain("donation_shown_idx");
    expect(plan).not.toContain("Sort");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});

test("the form reads what a giver says and whether they may be shown; a fresh one says no", async () => {
  const page = await createFundraising();
  const read = (change: Record<string, string>) => {
    const reading = readGiveForm(page, giftPosted(page, now, change), () => ({
      basisPoints: 0,
      fixedMinor: 0,
    }));
    return reading.ok && reading.gift.giver;
  };
  expect(read({})).toMatchObject({ public: false, comment: null });
  expect(read({ public: "on", comments: "Because." })).toMatchObject({ public: true, comment: "Because." });
});
