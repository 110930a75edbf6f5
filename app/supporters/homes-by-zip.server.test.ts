import { beforeEach, expect, test } from "vitest";
import { pool, prisma, transact } from "#app/platform/db.server.ts";
import { createPlan } from "#tests/factories/create-office.ts";
import { createCorner } from "#tests/factories/create-outreach.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { settleByZip, settleHomesByZip } from "./homes-by-zip.server.ts";
import { settleHomes } from "./settle-homes.server.ts";
import { updateDetails } from "./update-details.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
const ca = (rest: string) => `ocd-division/country:us/state:ca/${rest}`;
let corner: Awaited<ReturnType<typeof createCorner>>["divisions"];

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, district_plan, division, home_pass CASCADE");
  corner = (await createCorner()).divisions;
});

const lives = async (id: string) =>
  (await prisma.supporterDivision.findMany({ where: { supporterId: id } }))
    .map(({ divisionId }) => divisionId)
    .sort();

const at = async (postalCode: string | null, change = {}) =>
  (await createSupporter({ postalCode, country: "US", ...change })).id;

const told = (supporterId: string, postalCode: string, ...divisions: string[]) =>
  transact((client) =>
    settleHomes(
      client,
      divisions.map((divisionId) => ({ supporterId, postalCode, divisionId })),
      { now },
    ),
  );

test("a ZIP code settles the state and the districts of which one is possible, and nothing that is open", async () => {
  const [sure, open] = [await at("94114"), await at("94110-1234")];
  await settleByZip([sure, open], { now });
  expect(await lives(sure)).toEqual([corner.state, corner.assembly, corner.senate].sort());
  expect(await lives(open)).toEqual([corner.state, corner.senate].sort());
});

test("a post office's boxes have the county of their town; abroad and what nobody gave out have nothing", async () => {
  await createPlan({ type: "county", zips: [["94114", ca("county:san_francisco")]] });
  await prisma.division.update({ where: { id: ca("county:san_francisco") }, data: { geoid: "06075" } });
  const people = [await at("94142"), await at("94110", { country: "MX" }), await at("00000"), await at(null)];
  await settleByZip(people, { now });
  expect(await Promise.all(people.map(lives))).toEqual([
    [corner.state, ca("county:san_francisco")].sort(),
    [],
    [],
    [],
  ]);
});

test("a district that somebody said is not touched by what their ZIP code settles", async () => {
  const id = await at("94114");
  await told(id, "94114", corner.state, corner.beside);
  await settleByZip([id], { now });
  expect(await lives(id)).toEqual([corner.state, corner.beside].sort());
});

test("what is told with another ZIP code moves nobody; with their own it says what it says, and the rest stays", async () => {
  const id = await at("94110");
  await told(id, "94110", corner.state, corner.assembly, corner.senate);
  await told(id, "94114", corner.beside);
  expect(await lives(id)).toEqual([corner.state, corner.assembly, corner.senate].sort());
  await told(id, "94110", corner.beside);
  expect(await lives(id)).toEqual([corner.state, corner.beside, corner.senate].sort());
});

test("an erased supporter gets no divisions", async () => {
  const id = await at("94114", { erasedAt: now });
  await told(id, "94114", corner.state);
  await settleByZip([id], { now });
  expect(await lives(id)).toEqual([]);
});

test("the job looks through everybody once, and once more after an import of districts", async () => {
  const before = await at("94110");
  await settleHomesByZip({}, { now });
  expect(await lives(before)).toEqual([corner.state, corner.senate].sort());
  await prisma.supporterDivision.deleteMany({ where: { supporterId: before } });
  const since = await at("94114");
  await settleHomesByZip({}, { now });
  expect([await lives(before), await lives(since)]).toEqual([
    [],
    [corner.state, corner.assembly, corner.senate].sort(),
  ]);
  await createPlan({ type: "cd", zips: [["94110", ca("cd:11")]] });
  // What is known of districts is asked for again after two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  await settleHomesByZip({}, { now });
  expect(await lives(before)).toEqual([corner.state, ca("cd:11"), corner.senate].sort());
});

test("a job that is stopped looks at nobody more", async () => {
  const id = await at("94114");
  await settleHomesByZip({}, { now, signal: AbortSignal.abort() });
  expect(await lives(id)).toEqual([]);
});

test("whoever moves to another ZIP code is found anew; another street of the same one changes nothing", async () => {
  const id = await at("94114");
  await settleByZip([id], { now });
  const change = (postalCode: string) =>
    prisma.$transaction((tx) => updateDetails(tx, id, { postalCode, country: "US", streetAddress: "1 Elm" }));
  await change("94114-0002");
  expect(await lives(id)).toHaveLength(3);
  await change("94110");
  expect(await lives(id)).toEqual([]);
  const { rows } = await pool.query(
    `SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'supporter' = $1`,
    [id],
  );
  expect(rows).toHaveLength(1);
  await settleHomesByZip(rows[0].payload, { now });
  expect(await lives(id)).toEqual([corner.state, corner.senate].sort());
});
