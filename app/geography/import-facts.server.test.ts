import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { UnreadableInput } from "#app/sources/open-input.server.ts";
import { factFolder, order, publishedData, withoutData } from "#tests/fact-files.ts";
import { importDistricts } from "./import-districts.server.ts";
import { importDivisions } from "./import-divisions.server.ts";
import type { ZipTableOrder } from "./import-zip-table.server.ts";

beforeEach(async () => {
  await pool.query("TRUNCATE division, district_plan, source CASCADE");
});

const us = "ocd-division/country:us";
const ids = [
  "id,name,census_geoid,validThrough",
  `${us}/state:ma/sldl:8th_suffolk,Eighth Suffolk,,`,
  `${us}/state:ma/sldl:old_suffolk,Old Suffolk (obsolete),,`,
  `${us}/state:mn/sldl:1b,District 1B,,`,
  `${us}/state:ca/cd:53,California's 53rd (obsolete as of 2022),cd-0653,2023-01-03`,
  `${us}/state:ca/county:alpine,Alpine County,place-06003,`,
  `${us}/district:dc/ward:3,Ward 3,,`,
  "somewhere,Else,,",
].join("\n");
const numbers = {
  "configs/ma.yml": `id-mappings:\n  sldl: {}\n  custom:\n    - os-id: ${us}/state:ma/sldl:8th_suffolk\n      sld-id: sldl-25080\n`,
  "configs/mn.yml": "id-mappings:\n  sldl: {sld-match: 'sldl-27(\\d+[A-Z])'}\n",
  "configs/dc.yml": "id-mappings:\n  sldu: {sld-match: 'sldu-1100(\\d)'}\n",
};
const counties = [
  "STATE|STATEFP|COUNTYFP|COUNTYNS|COUNTYNAME",
  "CA|06|003|1|Alpine County",
  "VA|51|510|2|Alexandria city",
  "PR|72|021|3|Bayamón Municipio",
  "VI|78|010|4|St. Croix Island",
  "GU|66|010|5|Guam",
  "ZZ|99|001|6|Nowhere County",
].join("\n");

const stored = async () => {
  const rows = await prisma.division.findMany({ orderBy: { id: "asc" } });
  return Object.fromEntries(
    rows.map(({ id, geoid, validUntil }) => [id.slice(us.length + 1), { geoid, validUntil }]),
  );
};
const bringDivisions = async () => {
  const results = [];
  for (const files of [{ "ids.csv": ids }, numbers, { "counties.txt": counties }])
    results.push(await importDivisions(factFolder(files as Record<string, string>), order));
  return results;
};

test("divisions have ids, numbers and ends, named and lettered ones too, and stand twice the same", async () => {
  const first = await bringDivisions();
  expect(first.map(({ report }) => report.refused.rows.map(({ code }) => code))).toEqual([
    ["noDivision"],
    [],
    ["noCounty"],
  ]);
  expect(await stored()).toEqual({
    "district:dc/ward:3": { geoid: "11003", validUntil: null },
    "state:ca/cd:53": { geoid: "0653", validUntil: new Date("2023-01-03") },
    "state:ca/county:alpine": { geoid: "06003", validUntil: null },
    "state:ma/sldl:8th_suffolk": { geoid: "25080", validUntil: null },
    "state:ma/sldl:old_suffolk": { geoid: null, validUntil: new Date("2026-11-24") },
    "state:mn/sldl:1b": { geoid: "2701B", validUntil: null },
    "state:va/place:alexandria": { geoid: "51510", validUntil: null },
    "territory:pr/municipio:bayamón": { geoid: "72021", validUntil: null },
    "territory:vi/county:st._croix_island": { geoid: "78010", validUntil: null },
  });
  expect((await bringDivisions()).map(({ outcome }) => outcome)).toEqual([
    "unchanged",
    "unchanged",
    "unchanged",
  ]);
});

const table = (type: ZipTableOrder["type"], text: string, more: Partial<ZipTableOrder> = {}) =>
  importDistricts(path.join(factFolder({ "table.txt": text }), "table.txt"), {
    ...order,
    type,
    congress: 119,
    ...more,
  });
const zips = async (plan: string) => {
  const rows = await prisma.zipDivision.findMany({
    where: { planKey: plan },
    orderBy: [{ zip: "asc" }, { divisionId: "asc" }],
  });
  return rows.map(({ zip, divisionId, landShare }) => [zip, divisionId.slice(us.length + 1), landShare]);
};
const census = [
  "OID|GEOID_CD119_20|GEOID_ZCTA5_20|AREALAND_PART",
  "1|0634|90012|900",
  "2|0630|90012|100",
  "3|5600|82001|50",
  "4|06ZZ|90012|0",
  "5|0612||70",
  "6|06123|90013|1",
].join("\n");

describe("tables of ZIP codes", () => {
  test("the Census's are read by their headings, with the share of land, every sliver kept", async () => {
    const result = await table("cd", census);
    expect(result.report.refused.rows).toMatchObject([{ where: "7", code: "unknownDistrict" }]);
    expect(await zips("cd119")).toEqual([
      ["82001", "state:wy/cd:at-large", 1],
      ["90012", "state:ca/cd:30", 0.1],
      ["90012", "state:ca/cd:34", 0.9],
    ]);
    expect(await prisma.districtPlan.findFirst()).toMatchObject({ startsOn: new Date("2025-01-03") });
    expect(await table("cd", census)).toMatchObject({ outcome: "unchanged" });
  });

  test("of a plan they are replaced, but not by a table that has lost most of it", async () => {
    await table("cd", census);
    const cut = "GEOID_CD119_20|GEOID_ZCTA5_20|AREALAND_PART\n5600|82001|50";
    expect(await table("cd", cut)).toMatchObject({
      outcome: "refused",
      because: [{ code: "wouldRemoveZips" }],
    });
    expect(await zips("cd119")).toHaveLength(3);
    await table("cd", cut, { allowEnding: true });
    expect(await zips("cd119")).toHaveLength(1);
  });

  test("legislative districts and counties are found by their numbers", async () => {
    await bringDivisions();
    await table(
      "sldl",
      "GEOID_SLDL2024_20|GEOID_ZCTA5_20|AREALAND_PART\n25080|02108|5\n2701B|56701|5\n25999|02108|1",
    );
    expect(await zips("sldl2024")).toEqual([
      ["02108", "state:ma/sldl:8th_suffolk", 0.833333],
      ["56701", "state:mn/sldl:1b", 1],
    ]);
    const wrong = await table("sldu", "GEOID_SLDL2024_20|GEOID_ZCTA5_20\n25080|02108");
    expect(wrong).toMatchObject({ outcome: "refused", because: [{ code: "noZipTable" }] });
  });

  const districts = "state_fips,state_abbr,zcta,cd\n11,DC,20001,0\n06,CA,96120,3\n06,CA,9612,3";
  const land =
    "\uFEFFzcta5,arealand_zcta5_20,fips_code_county,arealand_part\n96120,40,06003,20\n00820,5,78010,5\n96910,3,66010,3\n20001,1,11001,1";

  test.each(["districts first", "counties first"])("territories are at large, %s", async (which) => {
    await bringDivisions();
    const both = [() => table("cd", districts), () => table("county", land)];
    for (const bring of which === "districts first" ? both : both.reverse()) await bring();
    expect(await zips("cd119")).toEqual([
      ["00820", "territory:vi/cd:at-large", 1],
      ["20001", "district:dc/cd:at-large", null],
      ["96120", "state:ca/cd:3", null],
      ["96910", "territory:gu/cd:at-large", 1],
    ]);
    expect(await zips("county2020")).toEqual([
      ["00820", "territory:vi/county:st._croix_island", 1],
      ["20001", "district:dc", 1],
      ["96120", "state:ca/county:alpine", 1],
      ["96910", "territory:gu", 1],
    ]);
    expect(await table("cd", districts)).toMatchObject({ outcome: "unchanged" });
  });

  test("what is not there, and what is neither table nor shapes, is refused with a sentence", async () => {
    const problem = (name: string) =>
      importDistricts(name, { ...order, type: "cd", congress: 119 }).catch(
        (error: UnreadableInput) => error.remark.code,
      );
    expect(await problem("districts.xls")).toBe("unknownKind");
    expect(await problem("districts.geojson")).toBe("noSuchFile");
  });
});

describe.skipIf(!publishedData)("the publishers' own files", () => {
  const of = (...names: string[]) => path.join(publishedData!, ...names);
  const bring = async () => [
    await importDivisions(of("ocd-division-ids"), order),
    await importDivisions(of("openstates-geo"), order),
    await importDivisions(of("census-zcta-county", "us_counties.csv"), order),
    await importDistricts(of("us-zipcodes-congress", "zccd.csv"), { ...order, type: "cd", congress: 119 }),
    await importDistricts(of("census-zcta-county", "zcta5_county_rel.csv"), {
      ...order,
      type: "county",
      congress: 119,
    }),
  ];

  test("are read whole, and a second time nothing is new", async () => {
    const first = await bring();
    expect(first.map(({ report }) => report.refused.count)).toEqual([0, 0, 0, 0, 0]);
    expect(first[3]!.report.counts.zip).toMatchObject({ added: 42_033 });
    expect(first[4]!.report.counts.zip!.added).toBe(46_960 + 17);
    const again = await bring();
    expect(again.map(({ outcome }) => outcome)).toEqual(Array(5).fill("unchanged"));
    const { rows } = await pool.query(
      `SELECT type, count(*)::int AS all, count(geoid)::int AS numbered FROM division
       WHERE valid_until IS NULL AND type IN ('cd', 'county') GROUP BY type ORDER BY type`,
    );
    expect(rows).toEqual([
      { type: "cd", all: 441, numbered: 441 },
      { type: "county", all: 3189, numbered: 3189 },
    ]);
  });
});
if (!publishedData) console.warn(withoutData);
