import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { runImport } from "#app/sources/run-import.server.ts";
import { sources } from "#app/sources/source.ts";
import { order } from "#tests/fact-files.ts";
import { seedDemo } from "../../prisma/seed/seed.server.ts";
import { exportFacts } from "./export-facts.server.ts";
import { readTable, writeTable } from "./fact-table.ts";
import { loadFacts, shippedFolder } from "./load-facts.server.ts";

const now = new Date("2026-12-02T10:00:00Z");
const folder = mkdtempSync(path.join(tmpdir(), "groundswell-shipped-"));
afterAll(() => rmSync(folder, { recursive: true }));
const load = (again = false) => loadFacts(shippedFolder(), { now, again });

/** Who holds offices on a day, corrections laid over what sources say. */
const HOLDERS = `
  SELECT d.state_code AS state, o.key, o.division_id AS division, f.name FROM term t
  JOIN official f ON f.id = t.official_id JOIN office o ON o.id = t.office_id JOIN division d ON d.id = o.division_id
  LEFT JOIN official_override c ON c.subject_kind = 'term' AND c.subject_id = t.id AND c.field = 'endOn'
    AND c.withdrawn_at IS NULL
  WHERE coalesce(t.start_on, '0001-01-01') <= '2026-12-02'
    AND coalesce((c.value #>> '{}')::date, t.end_on, '9999-01-01') > '2026-12-02'`;

async function holders(where: string): Promise<{ state: string; division: string; name: string }[]> {
  return (await pool.query(`SELECT * FROM (${HOLDERS}) h WHERE ${where} ORDER BY state, division, name`))
    .rows;
}

beforeAll(async () => {
  expect(await load()).toMatchObject({ outcome: "loaded" });
}, 180_000);

test("a table is sorted, tells its columns, and comes back as it went", () => {
  const text = writeTable(
    ["About"],
    ["a", "b"],
    [
      ["z", null],
      ["b\tc", 1],
      ["z", null],
    ],
  );
  expect(text).toBe("# About\na\tb\nb c\t1\nz\t\n");
  expect(readTable(text, "t")).toEqual([
    { a: "b c", b: "1" },
    { a: "z", b: "" },
  ]);
  expect(() => readTable("a\tb\nx", "t")).toThrow("does not fit");
});

test("every state has the governor it has, the District its mayor", async () => {
  const governors = await holders("key = 'governor'");
  expect(new Set(governors.map(({ state }) => state)).size).toBe(51);
  expect(governors).toHaveLength(51);
  const names = Object.fromEntries(governors.map(({ state, name }) => [state, name]));
  expect(names).toMatchObject({
    ...{ CA: "Gavin Newsom", DE: "Matt Meyer", IN: "Mike Braun", MO: "Mike Kehoe", MT: "Greg Gianforte" },
    ...{
      NC: "Josh Stein",
      ND: "Kelly Armstrong",
      NH: "Kelly Ayotte",
      NJ: "Mikie Sherrill",
      NV: "Joe Lombardo",
    },
    ...{ PR: "Jenniffer González-Colón", UT: "Spencer Cox", VA: "Abigail Spanberger", VT: "Phil Scott" },
  });
  expect(await holders("key = 'mayor'")).toMatchObject([{ state: "DC", name: "Muriel Bowser" }]);
});

test("all of Congress sits, and who moved there sits nowhere else", async () => {
  const house = await holders("key = 'us_representative'");
  expect(house).toHaveLength(437);
  const held = new Set(house.map(({ division }) => division));
  const seats = await prisma.office.findMany({
    where: { key: "us_representative" },
    orderBy: { divisionId: "asc" },
  });
  const vacant = seats
    .filter(({ divisionId }) => !held.has(divisionId))
    .map(({ divisionId }) => divisionId.slice(-11));
  expect(vacant).toEqual(["te:ca/cd:14", "te:fl/cd:20", "te:ga/cd:13", "te:tx/cd:23"]);
  expect(await holders("name = 'James Gallagher'")).toMatchObject([{ key: "us_representative" }]);
  expect(await holders("state = 'CA' AND key = 'state_representative'")).toHaveLength(79);
  expect(await holders("state = 'CA' AND key = 'state_senator'")).toHaveLength(40);
});

test("ZIP codes are in their districts and counties", async () => {
  const { rows } = await pool.query(
    `SELECT plan_key, division_id, land_share FROM zip_division WHERE zip = '90012' ORDER BY plan_key, division_id`,
  );
  expect(rows.map((row) => [row.plan_key, row.division_id.slice(24), row.land_share])).toEqual([
    ["cd119", "state:ca/cd:30", null],
    ["cd119", "state:ca/cd:34", null],
    ["county2020", "state:ca/county:los_angeles", 1],
  ]);
  expect(await prisma.zipDivision.count()).toBe(42_050 + 46_960);
});

test("what is exported is what ships", async () => {
  await exportFacts(folder, now);
  const names = readdirSync(folder);
  expect(names).toHaveLength(11);
  for (const name of names)
    expect(
      readFileSync(path.join(folder, name), "utf8") ===
        readFileSync(path.join(shippedFolder(), name), "utf8"),
      name,
    ).toBe(true);
});

test("a version is loaded once, and undoes neither newer facts nor what staff did", async () => {
  expect(await load()).toEqual({ outcome: "known", sources: {} });
  const { id } = await prisma.official.findFirstOrThrow({ where: { name: "Gavin Newsom" } });
  await prisma.official.update({ where: { id }, data: { party: "Independent", sourceKey: null } });
  const newer = {
    ...order,
    source: sources.congress,
    label: "x",
    hash: "x",
    modifiedOn: null,
    asOf: "2026-12-01",
  };
  await runImport(newer, async ({ tx }) => {
    await tx.official.updateMany({ where: { name: "Maria Cantwell" }, data: { party: "Other" } });
  });
  expect((await load(true)).sources).toMatchObject({
    "congress-legislators": "newer",
    "openstates-people": "stored",
  });
  const parties = await prisma.official.findMany({
    where: { name: { in: ["Gavin Newsom", "Maria Cantwell"] } },
  });
  expect(parties.map(({ party }) => party).sort()).toEqual(["Independent", "Other"]);
}, 120_000);

test("facts alone are an empty database to the demo, and its officials stay as they are", async () => {
  expect(await seedDemo({ now })).toMatchObject({ seeded: true });
  const brown = () =>
    prisma.official.findMany({ where: { familyName: "Brown", sourceKey: null }, include: { terms: true } });
  const before = await brown();
  await load(true);
  expect(await brown()).toEqual(before);
  expect(await holders("state = 'CA' AND key = 'governor'")).toMatchObject([{ name: "Gavin Newsom" }]);
}, 180_000);

test("a folder that is not there is said to be missing", async () => {
  expect(await loadFacts(path.join(folder, "none"), { now })).toEqual({ outcome: "missing", sources: {} });
});
