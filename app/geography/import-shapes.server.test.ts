import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/commands/main.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { publishedData, withoutData } from "#tests/fact-files.ts";
import { shapefileZip } from "#tests/factories/shapefile-zip.ts";
import { divisionsAt } from "./divisions-at.server.ts";

const folder = mkdtempSync(path.join(tmpdir(), "groundswell-shapes-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  await pool.query("TRUNCATE district_plan, division CASCADE");
  vi.advanceTimersByTime(5_000);
});

// What is known of the directory's version may be two seconds old; tests are faster than that.
beforeAll(() => void vi.useFakeTimers({ toFake: ["performance"] }));

const of = (rest: string) => `ocd-division/country:us/state:ca/${rest}`;
type Point = [lon: number, lat: number];
/** Clockwise, as shapefiles have outer rings. */
const box = (west: number, south: number, east: number, north: number): Point[] => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
  [west, south],
];

async function run(name: string, bytes: Buffer | string, ...more: string[]) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const lines: string[] = [];
  const code = await runCommand(["districts", "import", file, ...more], (line) => lines.push(line));
  vi.advanceTimersByTime(5_000);
  return { code, said: lines.join("\n") };
}

const feature = (properties: object, ...rings: Point[][]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: rings },
});
const geojson = (...features: object[]) =>
  JSON.stringify({ type: "FeatureCollection", name: 'a { [ " b', features });
const congress = (number: string, session: string, ...rings: Point[][]) =>
  feature(
    { STATEFP: "06", GEOID: `06${number}`, NAMELSAD: `Congressional District ${number}`, CDSESSN: session },
    ...rings,
  );
const ids = async (lat: number, lon: number, day = "2026-12-01") =>
  (await divisionsAt(lat, lon, day)).map(({ id }) => id);

test("shapes of Congress are imported from GeoJSON, and a point is found in them", async () => {
  expect(await ids(37.5, -122.5)).toEqual([]);
  const text = geojson(
    congress("11", "119", box(-123, 37, -122, 38), box(-122.6, 37.4, -122.4, 37.6)),
    congress("12", "119", box(-122, 37, -121, 38)),
    congress("ZZ", "119", box(-124, 37, -123, 38)),
  );
  const dry = await run("cd.geojson", text, "--type", "cd", "--dry-run");
  expect(dry.said).toContain("2 districts with 12 points");
  expect(await prisma.district.count()).toBe(0);

  const { code, said } = await run("cd.geojson", text, "--type", "cd", "--as-of", "2025-01-15");
  expect([code, said]).toEqual([
    0,
    expect.stringContaining("Plan cd119, in force from 2025-01-03 to 2027-01-03: 2 districts"),
  ]);
  expect(await divisionsAt(37.1, -122.9, "2026-12-01")).toEqual([
    {
      id: of("cd:11"),
      type: "cd",
      name: "Congressional District 11, California",
      stateCode: "CA",
      source: "US Census Bureau, district boundaries",
      asOf: "2025-01-15",
    },
  ]);
  expect(await ids(37.5, -122.5)).toEqual([]);
  expect(await ids(37.5, -121.5)).toEqual([of("cd:12")]);
  expect(await ids(37.5, -121.5, "2028-06-01")).toEqual([]);
  expect(await prisma.division.findUnique({ where: { id: of("cd:11") } })).toMatchObject({ geoid: "0611" });
});

test("a plan read again replaces what it had; the next Congress's plan counts from its day on", async () => {
  await run("a.json", geojson(congress("11", "119", box(-123, 37, -122, 38))), "--type", "cd");
  expect(await ids(37.5, -122.5)).toEqual([of("cd:11")]);
  await run("b.json", geojson(congress("12", "119", box(-123, 37, -122, 38))), "--type", "cd");
  expect(await ids(37.5, -122.5)).toEqual([of("cd:12")]);
  await run("c.json", geojson(congress("13", "120", box(-123, 37, -122, 38))), "--type", "cd");
  expect(await ids(37.5, -122.5)).toEqual([of("cd:12")]);
  expect(await ids(37.5, -122.5, "2027-01-03")).toEqual([of("cd:13")]);
});

test("a file read again writes nothing; one that was cut short is refused unless it is believed; each is on record", async () => {
  const districts = ["11", "12", "13", "14"].map((number, at) =>
    congress(number, "119", box(-123 + at, 37, -122 + at, 38)),
  );
  const whole = geojson(...districts);
  const first = await run("first.json", whole, "--type", "cd");
  expect(first.said).toContain("shapes of districts: added 4, changed 0, unchanged 0, ended 0");
  const again = await run("again.json", whole, "--type", "cd");
  expect(again.said).toContain("shapes of districts: added 0, changed 0, unchanged 4, ended 0");
  const short = await run("short.json", geojson(districts[0]!), "--type", "cd");
  expect(short).toMatchObject({
    code: 1,
    said: expect.stringContaining("It would take its shape from 3 of 4 districts of the plan cd119."),
  });
  expect(await ids(37.5, -121.5)).toEqual([of("cd:12")]);
  expect(await run("short.json", geojson(districts[0]!), "--type", "cd", "--allow-ending")).toMatchObject({
    code: 0,
  });
  expect(await ids(37.5, -121.5)).toEqual([]);
  const imports = await prisma.sourceImport.findMany({
    where: { sourceKey: "census-shapes", label: { in: ["first.json", "again.json", "short.json"] } },
    orderBy: { startedAt: "asc" },
  });
  expect(imports.map(({ outcome }) => outcome).slice(-4)).toEqual(["done", "unchanged", "refused", "done"]);
});

test("a folder of files is one plan; a day that is none is refused", async () => {
  const states = path.join(folder, "states");
  mkdirSync(states, { recursive: true });
  writeFileSync(path.join(states, "a.geojson"), geojson(congress("11", "119", box(-123, 37, -122, 38))));
  writeFileSync(path.join(states, "b.geojson"), geojson(congress("12", "119", box(-122, 37, -121, 38))));
  writeFileSync(path.join(states, "read-me.md"), "Nothing to read");
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  expect(
    await runCommand(["districts", "import", states, "--type", "cd", "--as-of", "2026-02-30"], print),
  ).toBe(1);
  expect(lines.join("\n")).toContain('--as-of "2026-02-30" is no day');
  expect(await runCommand(["districts", "import", states, "--type", "cd"], print)).toBe(0);
  vi.advanceTimersByTime(5_000);
  expect(await ids(37.5, -122.5)).toEqual([of("cd:11")]);
  expect(await ids(37.5, -121.5)).toEqual([of("cd:12")]);
});

test("a zipped shapefile of a legislature's districts", async () => {
  const bytes = shapefileZip(
    [
      ["STATEFP", 2],
      ["SLDLST", 3],
      ["GEOID", 5],
      ["NAMELSAD", 40],
      ["LSY", 4],
    ],
    [
      { rings: [box(-123, 37, -122, 38)], values: ["06", "017", "06017", "Assembly District 17", "2024"] },
      { rings: [box(-122, 37, -121, 38)], values: ["06", "019", "06019", "Assembly District 19", "2024"] },
    ],
  );
  const { code, said } = await run("sldl.zip", bytes, "--type", "sldl", "--starts", "2024-12-02");
  expect([code, said]).toEqual([0, expect.stringContaining("Plan sldl2024, in force from 2024-12-02")]);
  expect(await ids(37.5, -122.5)).toEqual([of("sldl:17")]);
});

test("counties are known by their number, else by their name", async () => {
  const county = (geoid: string, name: string) => ({
    STATEFP: geoid.slice(0, 2),
    GEOID: geoid,
    NAMELSAD: name,
  });
  await prisma.division.create({
    data: {
      id: of("county:known_otherwise"),
      type: "county",
      name: "Known",
      stateCode: "CA",
      geoid: "06001",
    },
  });
  const text = geojson(
    feature(county("06001", "Alameda County"), box(-123, 37, -122, 38)),
    feature(county("22071", "Orleans Parish"), box(-91, 29, -90, 30)),
    feature(county("51510", "Alexandria city"), box(-78, 38, -77, 39)),
    ...Array.from({ length: 10 }, (_, at) =>
      feature(county(`0610${at}`, `Made ${at} County`), box(at, 0, at + 1, 1)),
    ),
  );
  const { code, said } = await run("county.json", text, "--type", "county");
  expect(code).toBe(0);
  expect(said).toContain(
    "refused: feature 3: Alexandria city, Virginia (51510) is known by neither number nor name.",
  );
  expect(await ids(37.5, -122.5)).toEqual([of("county:known_otherwise")]);
  expect(await ids(29.5, -90.5)).toEqual(["ocd-division/country:us/state:la/parish:orleans"]);
});

test.each([
  ["no GeoJSON", "hello", "no GeoJSON FeatureCollection"],
  [
    "a file that was cut off",
    geojson(congress("11", "119", box(0, 0, 1, 1))).slice(0, -40),
    "ends in the middle",
  ],
  ["metres instead of degrees", geojson(congress("11", "119", box(5e5, 4e6, 6e5, 5e6))), "not in degrees"],
  [
    "points",
    geojson({ properties: { GEOID: "0611" }, geometry: { type: "Point", coordinates: [0, 0] } }),
    "no polygon",
  ],
  ["nothing of the United States", geojson(feature({ GEOID: "9911" }, box(0, 0, 1, 1))), "no state"],
])("%s is refused, and nothing is written", async (_, text, says) => {
  const { code, said } = await run("bad.json", text, "--type", "cd");
  expect([code, said]).toEqual([1, expect.stringContaining(says)]);
  expect(await prisma.districtPlan.count()).toBe(0);
});

test("a zip without a shapefile is refused", async () => {
  expect(await run("bad.zip", Buffer.from("PK"), "--type", "cd")).toMatchObject({
    code: 1,
    said: expect.stringContaining("no shapefile that can be read"),
  });
});

test.skipIf(!publishedData)("the Census's own file of the 119th Congress", async () => {
  const published = path.join(publishedData!, "census-cd119", "congressional_districts_119_20m.geojson");
  const lines: string[] = [];
  const code = await runCommand(["districts", "import", published, "--type", "cd"], (line) =>
    lines.push(line),
  );
  vi.advanceTimersByTime(5_000);
  expect([code, lines.join("\n")]).toEqual([0, expect.stringContaining("437 districts")]);
  expect(await ids(37.7793, -122.4193)).toEqual([of("cd:11")]);
  expect(await ids(43.07, -107.29)).toEqual(["ocd-division/country:us/state:wy/cd:at-large"]);
  expect(await ids(38.89, -77.03)).toEqual(["ocd-division/country:us/district:dc/cd:at-large"]);
  expect(await ids(51.88, -176.65)).toEqual(["ocd-division/country:us/state:ak/cd:at-large"]);
  expect(await ids(52.9, 173.0)).toEqual(["ocd-division/country:us/state:ak/cd:at-large"]);
  expect(await ids(0, 0)).toEqual([]);
});

if (!publishedData) console.warn(withoutData);
