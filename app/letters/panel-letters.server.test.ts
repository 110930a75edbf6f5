import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { createLetter } from "#tests/factories/create-letter.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { recordAnswer, removeAnswer } from "./answers.server.ts";
import { findPanelLetter, lettersByOfficial, lettersPage } from "./panel-letters.server.ts";
import { releaseLetter, stopLetter } from "./staff-deeds.server.ts";
import { answersOnWall } from "./wall.server.ts";

const now = new Date("2026-12-01T20:00:00Z");
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: { id: string; campaignId: string };
let deed: { actor: StaffActor; now: Date };

beforeEach(async () => {
  await pool.query("TRUNCATE letter, letter_count, office, official, district_plan, division CASCADE");
  corner = await createCorner();
  page = await createOutreach({ kind: "letters" });
  deed = { actor: (await createActor()).actor, now };
});

const letter = (change = {}) => createLetter({ pageId: page.id, officialId: corner.member.id, ...change });
const of = (id: string) => ({ id, pageId: page.id, campaignId: page.campaignId });
const answer = (id: string, isPublic: boolean, on = "2026-11-30") =>
  recordAnswer(
    { letterId: id, pageId: page.id, campaignId: page.campaignId },
    { body: "The member supports the bill.", on, isPublic },
    deed,
  );
const trail = async () =>
  (await prisma.auditEntry.findMany({ where: { campaignId: page.campaignId }, orderBy: { id: "asc" } })).map(
    ({ what }) => what,
  );

test("officials by what became of their letters, and the letters behind a figure, page by page", async () => {
  for (let each = 0; each < 3; each++) await letter();
  await letter({ officialId: corner.senator.id, way: "form", status: "offered", address: null });
  expect(await lettersByOfficial(page.id)).toEqual([
    { id: corner.member.id, name: "Dolores Quintana", total: 3, counts: { queued: 3 } },
    { id: corner.senator.id, name: "Nora Whitfield", total: 1, counts: { offered: 1 } },
  ]);
  const filter = { status: "queued" as const, official: corner.member.id };
  const first = await lettersPage(page.id, filter, { limit: 2 });
  const second = await lettersPage(page.id, filter, { limit: 2, after: first.next });
  expect([first.lines.length, second.lines.length, second.next]).toEqual([2, 1, null]);
  expect((await lettersPage(page.id, filter, { limit: 2, before: second.lines[0]!.id })).lines).toEqual(
    first.lines,
  );
  expect((await lettersPage(page.id, { status: "sent", official: null }, {})).lines).toEqual([]);
});

test("a public answer stands on the wall without whom it was given to; a private one and a removed one do not", async () => {
  const { id } = await letter({ signedBy: "Rosa Díaz" });
  expect(await answer(id, false)).toBe("recorded");
  expect(await answersOnWall(page.id, "en")).toEqual([]);
  await answer(id, true);
  const wall = await answersOnWall(page.id, "en");
  expect(wall).toMatchObject([
    {
      official: "Dolores Quintana",
      title: "Assembly Member",
      on: "2026-11-30",
      body: "The member supports the bill.",
    },
  ]);
  expect(JSON.stringify(wall)).not.toContain("Rosa");
  const shown = (await findPanelLetter(id, page.id))!.answers.find(({ isPublic }) => isPublic)!;
  const owner = { letterId: id, pageId: page.id, campaignId: page.campaignId };
  expect(await removeAnswer(shown.id, owner, deed)).toBe(true);
  expect(await removeAnswer(shown.id, owner, deed)).toBe(false);
  expect(await answersOnWall(page.id, "en")).toEqual([]);
  expect(await trail()).toEqual(["letter.answered", "letter.answered", "letter.answer-removed"]);
});

test("no answer of a day to come, and none to a letter of another page", async () => {
  const { id } = await letter();
  expect(await answer(id, true, "2026-12-03")).toBe("future");
  const other = await createOutreach({ kind: "letters" });
  const elsewhere = { letterId: id, pageId: other.id, campaignId: other.campaignId };
  expect(await recordAnswer(elsewhere, { body: "No.", on: "2026-11-30", isPublic: true }, deed)).toBe(
    "not-found",
  );
  expect(await findPanelLetter(id, other.id)).toBeNull();
});

test("a held letter that staff release goes when its address is confirmed, at once if it is", async () => {
  const held = await letter({ status: "waiting", reasons: ["honeypot"] });
  const asked = await letter({ status: "waiting", reasons: ["disposable"], confirmedAt: null });
  for (const { id } of [held, asked]) expect(await releaseLetter(of(id), deed)).toBe("released");
  expect(await releaseLetter(of(held.id), deed)).toBe("not-held");
  expect(await findPanelLetter(held.id, page.id)).toMatchObject({ status: "queued", reasons: [] });
  expect(await findPanelLetter(asked.id, page.id)).toMatchObject({ status: "waiting", reasons: [] });
  expect(await trail()).toEqual(["letter.released", "letter.released"]);
});

test("a letter can be stopped until it is on its way", async () => {
  const { id } = await letter();
  expect(await stopLetter(of(id), deed)).toBe("stopped");
  const sent = await letter({ status: "sent", sentAt: now, triedAt: now });
  expect(await stopLetter(of(sent.id), deed)).toBe("gone");
  expect(await trail()).toEqual(["letter.stopped"]);
});
