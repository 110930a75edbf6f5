import { beforeEach, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createCorner } from "#tests/factories/create-outreach.ts";
import type { TargetPage } from "./target.ts";
import { targetsFor } from "./targets-for.server.ts";

const day = "2026-12-01";
let corner: Awaited<ReturnType<typeof createCorner>>;

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, district_plan, division CASCADE");
  corner = await createCorner();
});

const page = (given: Partial<TargetPage>): TargetPage => ({
  measureId: null,
  rule: "own",
  chambers: ["lower", "upper"],
  committeeId: null,
  fallback: "executive",
  heldStageId: null,
  ...given,
});

const home = () => [corner.divisions.state, corner.divisions.assembly, corner.divisions.senate];

async function asked(given: Partial<TargetPage>, divisions = home()) {
  const found = await targetsFor(page(given), { divisions, day });
  return [found.by, ...found.targets.map(({ official, role }) => official.name + (role ? ` (${role})` : ""))];
}

async function take(officialId: string, stance: "supports" | "undecided" | "opposes", measureId: string) {
  await prisma.position.create({ data: { measureId, officialId, stance, statedOn: new Date("2026-03-01") } });
}

async function committee(members: [officialId: string, role: "chair" | "member"][]) {
  const { id } = await prisma.committee.create({
    data: {
      jurisdictionId: "ocd-jurisdiction/country:us/state:ca/government",
      chamber: "lower",
      nameEn: "Public Safety",
      nameEs: "Seguridad Pública",
      members: { create: members.map(([officialId, role]) => ({ officialId, role })) },
    },
  });
  return id;
}

test("a supporter's own members are asked, first who may yet be moved", async () => {
  const { id: measureId } = await createMeasure();
  await take(corner.member.id, "supports", measureId);
  expect(await asked({ measureId })).toEqual(["rule", "Nora Whitfield", "Dolores Quintana"]);
  expect(await asked({ measureId, chambers: ["lower"] })).toEqual(["rule", "Dolores Quintana"]);
});

test("of the supporter's own, those who have decided are left alone where only the undecided are asked", async () => {
  const { id: measureId } = await createMeasure();
  await take(corner.member.id, "opposes", measureId);
  expect(await asked({ measureId, rule: "undecided" })).toEqual(["rule", "Nora Whitfield"]);
  await take(corner.senator.id, "supports", measureId);
  expect(await asked({ measureId, rule: "undecided" })).toEqual(["fallback", "Ed Pruitt"]);
});

test("a committee is asked through the supporter's own member there, else through whom the organizer chose", async () => {
  const committeeId = await committee([
    [corner.neighbour.id, "chair"],
    [corner.member.id, "member"],
  ]);
  expect(await asked({ rule: "committee", committeeId })).toEqual(["rule", "Dolores Quintana (member)"]);
  const elsewhere = [corner.divisions.state, corner.divisions.senate];
  const ask = (fallback: TargetPage["fallback"]) =>
    asked({ rule: "committee", committeeId, fallback }, elsewhere);
  expect(await ask("chair")).toEqual(["fallback", "Ramón Castellanos (chair)"]);
  expect(await ask("executive")).toEqual(["fallback", "Ed Pruitt"]);
  expect(await ask("own")).toEqual(["fallback", "Nora Whitfield"]);
  expect(await ask("nobody")).toEqual(["fallback"]);
});

test("whoever lives where the body does not govern is asked to reach the fallback", async () => {
  const { id: measureId } = await createMeasure();
  const nevada = ["ocd-division/country:us/state:nv/sldl:1"];
  expect(await asked({ measureId }, nevada)).toEqual(["fallback", "Ed Pruitt"]);
});

test("a page that follows its measure asks the committee, then the floor, then the governor, then nobody", async () => {
  const committeeId = await committee([[corner.member.id, "chair"]]);
  const { id: measureId } = await createMeasure({
    steps: [
      [
        "Public Safety",
        { outcome: "here", kind: "committee", chamber: "lower", committee: { connect: { id: committeeId } } },
      ],
      ["Senate floor", { outcome: "ahead", kind: "floor", chamber: "upper" }],
      ["Governor", { outcome: "ahead", kind: "executive" }],
      ["Law", { outcome: "ahead", kind: "law" }],
    ],
  });
  const stages = await prisma.measureStage.findMany({ where: { measureId }, orderBy: { position: "asc" } });
  const reach = async (at: number) => {
    await prisma.measureStage.updateMany({ where: { measureId }, data: { outcome: "ahead" } });
    await prisma.measureStage.update({ where: { id: stages[at]!.id }, data: { outcome: "here" } });
  };
  const follow = { measureId, rule: "stage" } as const;
  expect(await asked(follow)).toEqual(["rule", "Dolores Quintana (chair)"]);
  await reach(1);
  expect(await asked(follow)).toEqual(["rule", "Nora Whitfield"]);
  expect(await asked({ ...follow, heldStageId: stages[0]!.id })).toEqual([
    "rule",
    "Dolores Quintana (chair)",
  ]);
  await reach(2);
  expect(await asked(follow)).toEqual(["rule", "Ed Pruitt"]);
  await reach(3);
  expect(await asked(follow)).toEqual(["rule"]);
});

test("a seat that nobody holds is told of, and nobody is made up for it", async () => {
  await prisma.term.updateMany({
    where: { officialId: corner.senator.id },
    data: { endOn: new Date("2026-08-01") },
  });
  const found = await targetsFor(page({}), { divisions: home(), day });
  expect(found.targets.map(({ official }) => official.name)).toEqual(["Dolores Quintana"]);
  expect(found.vacant).toMatchObject([{ divisionId: corner.divisions.senate }]);
});
