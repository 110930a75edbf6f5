import { beforeEach, expect, test } from "vitest";
import { commandLine } from "#app/audit/record-audit.server.ts";
import { stateDivision } from "#app/geography/division.ts";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { correctField, correctionsInForce, withdrawCorrection } from "./correct-official.server.ts";
import { readCorrection } from "./correction.ts";
import { correctionsOn } from "./corrections.server.ts";
import { findByName } from "./find-by-name.server.ts";
import { shipCorrection } from "./ship-correction.server.ts";

const by = { actor: commandLine, now: new Date("2026-12-02T10:00:00Z") };
const today = "2026-12-02";
let termId: string;

/** What the end of the term is corrected to on a day; null: it is not. */
const endOn = async (on: string) => {
  const corrections = await correctionsOn(on, { subjects: [termId], officials: [] });
  return corrections.apply("term", { id: termId, endOn: null as string | null })!.endOn;
};

beforeEach(async () => {
  await pool.query("TRUNCATE official_override, official, office CASCADE");
  await prisma.$transaction((tx) => ensureDivisions(tx, [stateDivision("CA")]));
  const office = { create: { divisionId: stateDivision("CA"), key: "governor", level: "state" as const } };
  const official = await prisma.official.create({
    data: {
      name: "Ana Cruz",
      familyName: "Cruz",
      terms: { create: { endOn: new Date("2026-01-01"), office } },
    },
    include: { terms: true },
  });
  termId = official.terms[0]!.id;
});

const correction = (value: string, more = {}) =>
  ({
    ...{ kind: "term", subjectId: termId, field: "endOn", value, reason: "Elected again", expiresOn: null },
    ...more,
  }) as Parameters<typeof correctField>[0];

test("a correction counts until it is withdrawn or its day comes, and stands in the trail", async () => {
  const made = await correctField(correction("2027-01-04", { expiresOn: "2027-01-04" }), by);
  expect(made).toMatchObject({ outcome: "corrected" });
  expect(await endOn(today)).toBe("2027-01-04");
  expect(await endOn("2027-01-04")).toBeNull();
  expect((await findByName("cruz", today))[0]!.terms).toMatchObject([{ startOn: null, endOn: "2027-01-04" }]);
  if (made.outcome === "corrected") expect(await withdrawCorrection(made.id, by)).toBe("withdrawn");
  expect(await endOn(today)).toBeNull();
  const trail = await prisma.auditEntry.findMany({ where: { subjectId: termId }, orderBy: { id: "asc" } });
  expect(trail.map(({ what, subjectName }) => [what, subjectName])).toEqual([
    ["correction.made", "Ana Cruz"],
    ["correction.withdrawn", null],
  ]);
});

test("of one field one correction is in force, also after an earlier one has expired", async () => {
  await correctField(correction("2026-11-30", { expiresOn: "2026-12-01" }), by);
  await correctField(correction("2027-01-04"), by);
  expect(await correctField(correction("2027-01-04"), by)).toEqual({ outcome: "unchanged" });
  expect(await correctField(correction(""), by)).toMatchObject({ outcome: "corrected" });
  expect((await correctionsInForce(by.now)).map(({ value }) => value)).toEqual([null]);
});

test("what is no value, no field or no row is refused", async () => {
  expect(await correctField(correction("soon"), by)).toEqual({ outcome: "bad-value" });
  expect(await correctField(correction("x", { field: "officialId" }), by)).toEqual({ outcome: "bad-field" });
  expect(await correctField(correction("2027-01-04", { reason: " " }), by)).toEqual({ outcome: "no-reason" });
  const nobody = "00000000-0000-7000-8000-000000000000";
  expect(await correctField(correction("2027-01-04", { subjectId: nobody }), by)).toEqual({
    outcome: "not-found",
  });
  expect(readCorrection("contact_place", "phone", "(916) 651-4410")).toEqual({ value: "+19166514410" });
  expect(readCorrection("official", "hidden", "yes")).toEqual({ value: true });
  expect(readCorrection("official", "name", "")).toEqual({ problem: "value" });
});

test("a shipped correction gives way to staff's, and is not made again once withdrawn", async () => {
  const shipped = {
    termId,
    field: "endOn",
    value: "2027-01-04",
    reason: "Seen",
    madeOn: "2026-12-01",
    author: "Review",
  };
  const ship = (more = {}) => prisma.$transaction((tx) => shipCorrection(tx, { ...shipped, ...more }));
  expect([await ship(), await ship(), await ship({ value: "2027-01-05", madeOn: "2026-12-02" })]).toEqual([
    "added",
    "unchanged",
    "changed",
  ]);
  const [ours] = await correctionsInForce(by.now);
  await withdrawCorrection(ours!.id, by);
  expect(await ship({ value: "2027-01-05", madeOn: "2026-12-02" })).toBe("unchanged");
  await correctField(correction("2028-01-01"), by);
  expect(await ship({ value: "2027-01-06", madeOn: "2026-12-03" })).toBe("unchanged");
  expect((await correctionsInForce(by.now)).map(({ value }) => value)).toEqual(["2028-01-01"]);
});
