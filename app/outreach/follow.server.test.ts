import { expect, test } from "vitest";
import { MEASURE_MOVED } from "#app/measures/edit-measure.server.ts";
import { moveMeasure } from "#app/measures/stages.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createOutreach } from "#tests/factories/create-outreach.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { answerShift, followAgain, noteMove, unseenShifts } from "./shifts.server.ts";

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
  expect(await jobs(measureId)).toEqual([{ measureId, from, to }]);
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
