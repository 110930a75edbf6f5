import { beforeEach, describe, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { createMeasure as storeMeasure } from "#tests/factories/create-measure.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { bodyOf, jurisdictionOf } from "./body.ts";
import { createMeasure, saveMeasure } from "./edit-measure.server.ts";
import { addHearing, callOffHearing, hearingsOf, nextHearing } from "./hearings.server.ts";
import { HearingForm, MeasureForm, PositionForm, readKnownDay, StageForm } from "./measure-forms.ts";
import { findMeasure } from "./measure-queries.server.ts";
import { findPanelMeasure, panelMeasures } from "./panel-measures.server.ts";
import { positionHistory } from "./position-history.server.ts";
import { positionsOn } from "./position-queries.server.ts";
import { recordPosition, removePosition } from "./record-position.server.ts";
import { addStage, moveMeasure, removeStage, saveStage, shiftStage } from "./stages.server.ts";

const now = new Date("2013-04-09T18:00:00Z");
let by: Deed;

beforeEach(async () => {
  by = { actor: (await createActor({ now })).actor, now };
});

const bill = { body: "CA", identifier: "AB 4", session: "2013–2014", title_en: "The TRUST Act" };
const of = (given: Partial<Record<string, string>> = {}) => MeasureForm.parse({ ...bill, ...given });

let made = 0;
async function follow(given: Partial<Record<string, string>> = {}) {
  made += 1;
  const result = await createMeasure(of({ session: `Session ${made}`, ...given }), by);
  if (result.outcome !== "saved") throw new Error(result.outcome);
  return result.id;
}

const road = async (id: string) =>
  (await findPanelMeasure(id, "en"))!.stages.map(({ name, fields }) => `${name}: ${fields.outcome}`);
const stageOf = async (id: string, name: string) =>
  (await findPanelMeasure(id, "en"))!.stages.find((stage) => stage.name === name)!;

describe("a measure", () => {
  test("starts on the road that measures of its body go", async () => {
    expect(await road(await follow())).toEqual([
      "Introduced: here",
      "Assembly committee: ahead",
      "Assembly floor: ahead",
      "Senate committee: ahead",
      "Senate floor: ahead",
      "Governor: ahead",
      "Law: ahead",
    ]);
    expect((await road(await follow({ identifier: "SB 54" })))[1]).toBe("Senate committee: ahead");
    expect(await road(await follow({ body: "NE", identifier: "LB 1" }))).toEqual([
      "Introduced: here",
      "Legislature committee: ahead",
      "Legislature floor: ahead",
      "Governor: ahead",
      "Law: ahead",
    ]);
    expect((await road(await follow({ body: "US", identifier: "H.R. 15" }))).at(-2)).toBe("President: ahead");
  });

  test("is followed once for its body, number and session", async () => {
    const input = of({ session: "1999" });
    await createMeasure(input, by);
    expect(await createMeasure(input, by)).toEqual({ outcome: "identifier-taken" });
    expect(await createMeasure({ ...input, body: "NV" }, by)).toMatchObject({ outcome: "saved" });
  });

  test("two who change it at once: the second is told, and nothing is lost", async () => {
    const id = await follow();
    expect(await saveMeasure(id, 0, of({ session: "A", authors: "Ammiano" }), by)).toMatchObject({
      version: 1,
    });
    expect(await saveMeasure(id, 0, of({ session: "A", authors: "León" }), by)).toEqual({
      outcome: "changed-meanwhile",
    });
    expect(await saveMeasure(id, 1, of({ session: "A", authors: "Ammiano" }), by)).toEqual({
      outcome: "unchanged",
    });
    expect((await findPanelMeasure(id, "es"))!.fields).toMatchObject({ authors: "Ammiano", title_es: "" });
  });

  test("is listed with where it is", async () => {
    const id = await follow({ identifier: "AB 77" });
    expect((await panelMeasures("en")).find((row) => row.id === id)).toMatchObject({
      identifier: "AB 77",
      title: "The TRUST Act",
      place: "Introduced",
      campaigns: 0,
    });
  });
});

describe("its road", () => {
  const on = (text: string) => readKnownDay(text);

  test("is moved on by one press: what lies before is done, with the day it was left", async () => {
    const id = await follow();
    const floor = await stageOf(id, "Assembly floor");
    expect(await moveMeasure(id, floor.id, { on: on("2013-04-09") }, by)).toMatchObject({ outcome: "saved" });
    expect((await road(id)).slice(0, 4)).toEqual([
      "Introduced: done",
      "Assembly committee: done",
      "Assembly floor: here",
      "Senate committee: ahead",
    ]);
    expect((await stageOf(id, "Introduced")).fields.occurred_on).toBe("2013-04-09");

    const first = await stageOf(id, "Introduced");
    await moveMeasure(id, first.id, { on: null, forget: first.id }, by);
    expect((await road(id)).slice(0, 3)).toEqual([
      "Introduced: here",
      "Assembly committee: ahead",
      "Assembly floor: ahead",
    ]);
    expect((await stageOf(id, "Introduced")).fields.occurred_on).toBe("");
    const { lines } = await auditPage({ subjectId: id });
    expect(lines.map(({ what }) => what)).toEqual(["measure.moved", "measure.moved", "measure.created"]);
  });

  test("is not taken back from where somebody else has moved it meanwhile", async () => {
    const id = await follow();
    const [floor, senate, first] = await Promise.all([
      stageOf(id, "Assembly floor"),
      stageOf(id, "Senate committee"),
      stageOf(id, "Introduced"),
    ]);
    await moveMeasure(id, floor.id, { on: null }, by);
    await moveMeasure(id, senate.id, { on: null }, by);
    const undo = { on: null, forget: first.id, leaving: floor.id };
    expect(await moveMeasure(id, first.id, undo, by)).toEqual({ outcome: "elsewhere" });
    expect(await road(id)).toContain("Senate committee: here");
    expect(await moveMeasure(id, floor.id, { on: null, leaving: senate.id }, by)).toMatchObject({
      outcome: "saved",
    });
  });

  test("keeps a veto when the measure comes back", async () => {
    const id = await follow();
    const governor = await stageOf(id, "Governor");
    const vetoed = StageForm.parse({ ...governor.fields, outcome: "vetoed", occurred_on: "2012-09-30" });
    await saveStage({ measureId: id, id: governor.id }, 0, vetoed, by);
    await moveMeasure(id, (await stageOf(id, "Law")).id, { on: null }, by);
    expect((await road(id)).slice(-2)).toEqual(["Governor: vetoed", "Law: here"]);
  });

  test("has stages added, changed, shifted and taken off; a measure is in one place at a time", async () => {
    const id = await follow();
    const input = StageForm.parse({
      label_es: "Comité de Apropiaciones",
      kind: "committee",
      chamber: "lower",
      outcome: "here",
      votes_for: "12",
      votes_against: "5",
    });
    await addStage(id, input, by);
    expect((await road(id)).filter((stage) => stage.endsWith("here"))).toEqual([
      "Comité de Apropiaciones: here",
    ]);
    const added = await stageOf(id, "Comité de Apropiaciones");
    await shiftStage(id, added.id, -1, by);
    expect((await road(id)).slice(-2)).toEqual(["Comité de Apropiaciones: here", "Law: ahead"]);
    const first = await stageOf(id, "Introduced");
    expect(await shiftStage(id, first.id, -1, by)).toEqual({ outcome: "unchanged" });
    expect(await removeStage(id, added.id, by)).toMatchObject({ outcome: "saved" });
    expect(await removeStage(id, added.id, by)).toEqual({ outcome: "not-found" });
    const other = await follow();
    expect(await removeStage(other, first.id, by), "a stage of another measure").toEqual({
      outcome: "not-found",
    });
    expect(await saveStage({ measureId: id, id: first.id }, 0, input, by)).toEqual({
      outcome: "changed-meanwhile",
    });
  });

  test("is what the campaign's page shows", async () => {
    const id = await follow();
    await moveMeasure(id, (await stageOf(id, "Assembly committee")).id, { on: on("2013") }, by);
    expect((await findMeasure(id, "en"))!.stages[0]).toMatchObject({
      label: "Introduced",
      outcome: "done",
      occurredOn: "2013-01-01",
      precision: "year",
    });
  });
});

describe("a hearing", () => {
  const at = (text: string) => ({ startsAt: new Date(text), place: "Room 126", url: null });

  test("is counted down to until it is over or called off", async () => {
    const id = await follow();
    const soon = await addHearing(id, at("2013-04-16T16:00:00Z"), by);
    await addHearing(id, at("2013-05-01T16:00:00Z"), by);
    expect(await nextHearing(id, now)).toMatchObject({
      startsAt: "2013-04-16T16:00:00.000Z",
      place: "Room 126",
    });
    expect(await nextHearing(id, new Date("2013-04-16T18:00:00Z"))).toMatchObject({
      startsAt: "2013-04-16T16:00:00.000Z",
    });
    if (soon.outcome !== "saved") throw new Error(soon.outcome);
    await callOffHearing(id, soon.id, true, by);
    expect(await nextHearing(id, now)).toMatchObject({ startsAt: "2013-05-01T16:00:00.000Z" });
    await callOffHearing(id, soon.id, false, by);
    expect((await hearingsOf(id)).map(({ isCalledOff }) => isCalledOff)).toEqual([false, false]);
    expect(await nextHearing(id, new Date("2013-06-01T00:00:00Z"))).toBeNull();
    expect(await callOffHearing(await follow(), soon.id, true, by)).toEqual({ outcome: "not-found" });
  });
});

describe("a position", () => {
  const said = (official: string, stance: string, on: string) =>
    PositionForm.parse({ official, stance, stated_on: on, evidence_en: `Said so on ${on}.` });

  test("is added to what was said before; the latest day is where somebody stands", async () => {
    const { id } = await storeMeasure();
    const { id: ana } = await prisma.official.create({ data: { name: "Ana Paz", familyName: "Paz" } });
    await recordPosition(id, said(ana, "undecided", "2013-01-10"), by);
    const later = await recordPosition(id, said(ana, "leans_no", "2013-03"), by);
    await recordPosition(id, said(ana, "supports", "2012-05-01"), by);
    expect(await positionsOn(id, "en")).toMatchObject([{ stance: "leans_no", precision: "month" }]);
    expect((await positionHistory(id, "en")).rows.map(({ stance }) => stance)).toEqual([
      "leans_no",
      "undecided",
      "supports",
    ]);
    const { next } = await positionHistory(id, "en", { limit: 2 });
    expect((await positionHistory(id, "en", { after: next, limit: 2 })).rows).toMatchObject([
      { stance: "supports" },
    ]);
    if (later.outcome !== "saved") throw new Error(later.outcome);
    await removePosition(id, later.id, by);
    expect(await positionsOn(id, "en")).toMatchObject([{ stance: "undecided" }]);
    expect(await removePosition(id, later.id, by)).toEqual({ outcome: "not-found" });
    const { lines } = await auditPage({ subjectId: ana });
    expect(lines.map(({ what }) => what).sort()).toEqual([
      "position.recorded",
      "position.recorded",
      "position.recorded",
      "position.removed",
    ]);
  });

  test("is of somebody who is known, on a measure that is", async () => {
    const { id } = await storeMeasure();
    const nobody = crypto.randomUUID();
    expect(await recordPosition(id, said(nobody, "supports", "2013"), by)).toEqual({
      outcome: "unknown-official",
    });
    expect(await recordPosition(nobody, said(nobody, "supports", "2013"), by)).toEqual({
      outcome: "not-found",
    });
  });
});

describe("what is typed", () => {
  test("of a day is as exact as it is known", () => {
    expect(readKnownDay("2013-01-14")).toEqual({ on: "2013-01-14", precision: "day" });
    expect(readKnownDay(" 2013-02 ")).toEqual({ on: "2013-02-01", precision: "month" });
    expect(readKnownDay("2013")).toEqual({ on: "2013-01-01", precision: "year" });
    for (const typed of ["", "2013-02-30", "13", "2013-1-1", "tomorrow"])
      expect(readKnownDay(typed), typed).toBeNull();
  });

  test("is refused field by field", () => {
    const wrong = (parsed: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
      Object.fromEntries((parsed.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]));
    expect(
      wrong(MeasureForm.safeParse({ body: "ZZ", identifier: " ", session: "2013", url: "javascript:x" })),
    ).toEqual({
      body: "required",
      identifier: "required",
      title_en: "required",
      url: "bad-url",
    });
    expect(wrong(MeasureForm.safeParse({ ...bill, title_en: "" }))).toEqual({ title_en: "required" });
    const stage = { label_en: "Floor", kind: "floor", chamber: "", outcome: "ahead" };
    expect(wrong(StageForm.safeParse({ ...stage, votes_needed: "many", occurred_on: "soon" }))).toEqual({
      votes_needed: "number",
      occurred_on: "bad-date",
    });
    expect(wrong(StageForm.safeParse({ ...stage, votes_needed: "41", seats: "40" }))).toEqual({
      seats: "fewer-than-needed",
    });
    expect(wrong(StageForm.safeParse({ ...stage, votes_needed: "0" }))).toEqual({ votes_needed: "number" });
    expect(wrong(HearingForm.safeParse({}))).toEqual({ starts_at: "required" });
    expect(
      wrong(PositionForm.safeParse({ official: "x", stance: "maybe", evidence_es: "Lo dijo." })),
    ).toEqual({
      official: "required",
      stance: "required",
      stated_on: "required",
    });
  });

  test("of a body is its jurisdiction, and back", () => {
    for (const body of ["US", "CA", "DC", "PR"]) expect(bodyOf(jurisdictionOf(body))).toBe(body);
    expect(bodyOf("ocd-jurisdiction/country:us/state:ca/place:oakland/government")).toBeNull();
    expect(() => jurisdictionOf("ZZ")).toThrow(RangeError);
  });
});
