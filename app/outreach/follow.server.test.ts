import { expect, test } from "vitest";
import { MEASURE_MOVED } from "#app/measures/edit-measure.server.ts";
import { moveMeasure } from "#app/measures/stages.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createOutreach } from "#tests/factories/create-outreach.ts";
import { createActor, createStaff } from "#tests/factories/create-staff.ts";
import { composers } from "./compose-shift-mail.server.ts";
import { answerShift, followAgain, noteMove, pagesByPosition, unseenShifts } from "./shifts.server.ts";

const now = new Date("2026-12-01T18:00:00Z");

async function onTheRoad() {
  const { id: measureId } = await createMeasure({
    steps: [
      ["In committee", { outcome: "here", kind: "committee", chamber: "lower" }],
      ["On the floor", { outcome: "ahead", kind: "floor", chamber: "lower" }],
    ],
  });
  const [from, to] = await prisma.measureStage.findMany({
    where: { measureId },
    orderBy: { position: "asc" },
  });
  const page = await createOutreach({ kind: "calls", rule: "stage", measureId });
  const deed = { actor: (await createActor({ now })).actor, now };
  return { measureId, from: from!.id, to: to!.id, page, deed };
}

const jobs = async (measureId: string) => {
  const { rows } = await pool.query(
    `SELECT p.payload FROM graphile_worker._private_jobs p JOIN graphile_worker._private_tasks t ON t.id = p.task_id
     WHERE t.identifier = $1 AND p.payload->>'measureId' = $2`,
    [MEASURE_MOVED, measureId],
  );
  return rows.map(({ payload }) => payload);
};

test("a measure that moves leaves the job in which its pages are told", async () => {
  const { measureId, from, to, deed } = await onTheRoad();
  await moveMeasure(measureId, to, { on: null }, deed);
  expect(await jobs(measureId)).toEqual([{ measureId, from, to, by: deed.actor.id }]);
});

test("staff are told what moved, can hold the page, and let it follow again", async () => {
  const { measureId, from, to, page, deed } = await onTheRoad();
  const { id: pageId, campaignId } = page;
  await noteMove({ measureId, from, to }, { now });
  await noteMove({ measureId, from, to }, { now });
  const [shift, ...more] = await unseenShifts({ campaignId }, "en");
  expect(more).toEqual([]);
  expect(shift).toMatchObject({ pageId, from: "In committee", to: "On the floor", mayHold: true });

  const which = { campaignId, pageId, shiftId: shift!.id };
  expect(await answerShift(which, { hold: true }, deed)).toBe(true);
  const held = () => prisma.outreachPage.findUniqueOrThrow({ where: { id: pageId } });
  expect(await held()).toMatchObject({ heldStageId: from, version: 1 });
  expect(await unseenShifts({ pageId }, "en")).toEqual([]);
  await noteMove({ measureId, from: to, to: from }, { now });
  expect(await unseenShifts({ pageId }, "en")).toEqual([]);

  await followAgain({ campaignId, pageId }, deed);
  expect(await held()).toMatchObject({ heldStageId: null, version: 2 });
});

test("a page of another campaign is not held", async () => {
  const { measureId, from, to, page, deed } = await onTheRoad();
  await noteMove({ measureId, from, to }, { now });
  const [shift] = await unseenShifts({ pageId: page.id }, "en");
  const elsewhere = (await createOutreach({ kind: "calls" })).campaignId;
  expect(
    await answerShift({ campaignId: elsewhere, pageId: page.id, shiftId: shift!.id }, { hold: true }, deed),
  ).toBe(false);
});

test("everybody who may change the page is told by mail, but for whoever moved it and whoever does not want to be", async () => {
  const { measureId, from, to, page, deed } = await onTheRoad();
  const organizer = await createStaff({ role: "organizer", name: "Olga Ortiz", language: "es" });
  const elsewhere = await createStaff({
    role: "organizer",
    campaigns: [(await createOutreach({ kind: "calls" })).campaignId],
  });
  const own = await createStaff({ role: "organizer", campaigns: [page.campaignId] });
  const viewer = await createStaff({ role: "viewer" });
  const quiet = await createStaff({ role: "organizer" });
  await prisma.staffMember.update({ where: { id: quiet.id }, data: { toldOfMoves: false } });
  const move = { measureId, from, to, by: deed.actor.id };
  await noteMove(move, { now });
  await noteMove(move, { now });
  const [shift] = await unseenShifts({ pageId: page.id }, "en");
  const mails = await prisma.outgoingMail.findMany({ where: { subjectId: shift!.id } });
  const told = (email: string) => mails.filter(({ toEmail }) => toEmail === email).length;
  expect([organizer, own, elsewhere, viewer, quiet, deed.actor].map(({ email }) => told(email))).toEqual([
    1, 1, 0, 0, 0, 0,
  ]);

  const mail = mails.find(({ toEmail }) => toEmail === organizer.email)!;
  const composed = await composers["outreach.shifted"](mail);
  expect(composed!.subject).toMatch(/avanzó/);
  expect(composed!.text).toContain("Olga Ortiz");
  expect(composed!.text).toContain("«In committee» a «On the floor»");
  expect(composed!.text).toContain(`/admin/campaigns/${page.campaignId}/outreach/${page.id}`);
  // Once somebody has looked at it there is nothing left to say.
  await answerShift(
    { campaignId: page.campaignId, pageId: page.id, shiftId: shift!.id },
    { hold: false },
    deed,
  );
  expect(await composers["outreach.shifted"](mail)).toBeNull();
});

test("whoever records a position is told which pages ask others for it", async () => {
  const { measureId } = await onTheRoad();
  expect(await pagesByPosition(measureId, "en")).toEqual([]);
  const page = await createOutreach({ kind: "calls", rule: "undecided", measureId });
  expect(await pagesByPosition(measureId, "en")).toHaveLength(1);
  await prisma.outreachPage.update({ where: { id: page.id }, data: { status: "closed" } });
  expect(await pagesByPosition(measureId, "en")).toEqual([]);
});
