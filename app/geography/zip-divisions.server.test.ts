import { beforeEach, expect, test } from "vitest";
import { pool } from "#app/platform/db.server.ts";
import { createPlan } from "#tests/factories/create-office.ts";
import { isZipOfPlan, zipDivisions } from "./zip-divisions.server.ts";

const of = (rest: string) => `ocd-division/country:us/state:ca/${rest}`;
const ids = async (zip: string, day: string) => (await zipDivisions(zip, day)).map(({ id }) => id);

beforeEach(async () => {
  await pool.query("TRUNCATE district_plan, division CASCADE");
});

test("a ZIP code lies in every district it touches, the largest part first", async () => {
  await createPlan({
    type: "cd",
    zips: [
      ["94103", of("cd:11"), 0.3],
      ["94103", of("cd:12"), 0.7],
      ["94102", of("cd:11")],
    ],
  });
  await createPlan({
    type: "county",
    starts: null,
    ends: null,
    zips: [["94103", of("county:san_francisco"), 1]],
  });

  expect(await zipDivisions("94103", "2026-12-01")).toMatchObject([
    {
      id: of("cd:12"),
      type: "cd",
      stateCode: "CA",
      landShare: 0.7,
      source: "A public list",
      asOf: "2026-06-01",
    },
    { id: of("cd:11"), landShare: 0.3 },
    { id: of("county:san_francisco"), type: "county" },
  ]);
  expect(await zipDivisions("94102", "2026-12-01")).toMatchObject([{ id: of("cd:11"), landShare: null }]);
  expect(await zipDivisions("94142", "2026-12-01")).toEqual([]);
});

test("the plan of the day counts, and where one takes over the later one", async () => {
  await createPlan({ type: "cd", zips: [["94103", of("cd:11")]] });
  await createPlan({ type: "cd", starts: "2027-01-03", ends: "2029-01-03", zips: [["94103", of("cd:12")]] });
  expect(await ids("94103", "2026-12-01")).toEqual([of("cd:11")]);
  expect(await ids("94103", "2027-01-03")).toEqual([of("cd:12")]);
  expect(await ids("94103", "2024-12-01")).toEqual([]);
  expect([await isZipOfPlan("94103"), await isZipOfPlan("00501")]).toEqual([true, false]);
});
