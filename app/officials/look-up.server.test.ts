import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { readWhere } from "#app/geography/read-where.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { Geocoder } from "#app/platform/geocoder.server.ts";
import { publishedData, withoutData } from "#tests/fact-files.ts";
import { createHolder, createOffice, createPlan } from "#tests/factories/create-office.ts";
import { type FakeGeocoder, found, match, says, startFakeGeocoder } from "#tests/fakes/geocoder.ts";
import { lookUp } from "./look-up.server.ts";
import { lookUpJson } from "./look-up-json.ts";

const state = (code: string) => `ocd-division/country:us/state:${code}`;
const ca = (rest: string) => `${state("ca")}/${rest}`;
const now = new Date("2026-12-01T18:00:00Z");

let fake: FakeGeocoder;
let geocoder: Geocoder;

beforeAll(async () => {
  fake = await startFakeGeocoder();
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterAll(() => fake.stop());

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, district_plan, division CASCADE");
  await prisma.$transaction((tx) =>
    ensureDivisions(tx, [
      state("ca"),
      { id: ca("county:san_francisco"), geoid: "06075" },
      ...[11, 12, 14].map((number) => ca(`cd:${number}`)),
      ...[17, 19].map((number) => ca(`sldl:${number}`)),
      ca("sldu:11"),
      `${state("wy")}/cd:at-large`,
      { id: `${state("wy")}/county:teton`, geoid: "56039" },
    ]),
  );
  await createPlan({
    type: "cd",
    zips: [
      ["94102", ca("cd:11")],
      ["94103", ca("cd:11"), 0.6],
      ["94103", ca("cd:12"), 0.4],
      ["82001", `${state("wy")}/cd:at-large`],
      ["42223", `${state("ky")}/cd:1`],
      ["42223", `${state("tn")}/cd:7`],
    ],
  });
  geocoder = new Geocoder(fake.url);
  fake.answer = found([]);
  fake.asked.length = 0;
  vi.advanceTimersByTime(5_000);
});

async function ask(query: Record<string, string>, with_ = geocoder) {
  const reading = readWhere(new URLSearchParams(query));
  if (!("where" in reading)) throw new Error(reading.problem);
  const outcome = await lookUp(reading.where, { now, geocoder: with_ });
  if (outcome.outcome !== "answered") return null;
  const json = lookUpJson(outcome.answer, "en");
  return {
    ...json,
    ids: json.divisions.map(({ id }) => id),
    open: json.candidates.map(({ type, divisions }) => [type, divisions.map(({ id }) => id)]),
    geocoder: json.sources.find(({ kind }) => kind === "geocoder"),
  };
}

const exact = [state("ca"), ca("cd:11"), ca("sldu:11"), ca("sldl:17"), ca("county:san_francisco")];
const address = "455 Golden Gate Ave, San Francisco, CA 94103";
const houses = [
  ["sldu", []],
  ["sldl", []],
];

describe("an address that the geocoder knows", () => {
  test("has its districts exactly", async () => {
    fake.answer = found([match()]);
    expect(await ask({ address })).toMatchObject({
      precision: "exact",
      ids: exact,
      open: [],
      needs: null,
      geocoder: { name: "US Census Geocoder", status: "used", asOf: "2026-12-01" },
    });
    const asked = fake.asked.map((query) => [query.get("address"), query.get("vintage")]);
    expect(asked).toEqual([[address, "ACS2025_Current"]]);
  });

  test("is asked once a minute, and never kept", async () => {
    fake.answer = found([match()]);
    await Promise.all([await ask({ address }), await ask({ address: address.toUpperCase() })]);
    expect(fake.asked).toHaveLength(1);
    await createHolder({
      officeId: (await createOffice({ divisionId: ca("cd:11") })).id,
      name: "New Member",
    });
    vi.advanceTimersByTime(3_000);
    expect((await ask({ address }))!.officials.map(({ name }) => name)).toEqual(["New Member"]);
    expect(fake.asked).toHaveLength(2);
  });

  test("is not in a district of another Congress: another edition is asked, then the ZIP code is gone by", async () => {
    fake.answer = (response, query) =>
      query.get("vintage") === "Current_Current"
        ? found([match({ lat: 1 })])(response, query)
        : found([match({ congress: 120, cd: "14" })])(response, query);
    expect(await ask({ address })).toMatchObject({ precision: "exact", ids: exact });

    geocoder = new Geocoder(fake.url);
    fake.answer = found([match({ congress: 120, cd: "14", zip: "94103" })]);
    expect(await ask({ address: `2 ${address}` })).toMatchObject({
      precision: "candidates",
      ids: [state("ca"), ca("sldu:11"), ca("sldl:17"), ca("county:san_francisco")],
      open: [["cd", [ca("cd:11"), ca("cd:12")]]],
      needs: "street_address",
      geocoder: { dropped: [{ type: "cd", why: "other-congress" }] },
    });
  });

  test("a layer that says it is one Congress's and a row of another's is not believed", async () => {
    fake.answer = found([match({ session: "120", cd: "14" })]);
    expect(await ask({ address })).toMatchObject({ geocoder: { dropped: [{ type: "cd" }] } });
  });

  test("a layer that failed is left out, and nothing else", async () => {
    fake.answer = found([match({ failing: "lower" })]);
    expect(await ask({ address })).toMatchObject({
      precision: "exact",
      ids: exact.filter((id) => !id.includes("sldl")),
      open: [["sldl", []]],
      geocoder: { dropped: [{ type: "sldl", why: "layer-failed" }] },
    });
  });

  test("two places that fit: what they agree on is certain, the rest is open", async () => {
    fake.answer = found([match(), match({ cd: "12", lower: "019" })]);
    expect(await ask({ address })).toMatchObject({
      precision: "candidates",
      ids: [state("ca"), ca("sldu:11"), ca("county:san_francisco")],
      open: [
        ["cd", [ca("cd:11"), ca("cd:12")]],
        ["sldl", [ca("sldl:17"), ca("sldl:19")]],
      ],
      geocoder: { status: "several" },
    });
    fake.answer = found([match(), match({ lat: 37.7815 })]);
    expect(await ask({ address: `3 ${address}` })).toMatchObject({ precision: "exact", ids: exact });
  });
});

describe("an address that the geocoder does not tell of", () => {
  const lower = {
    precision: "candidates",
    needs: "street_address",
    open: [["cd", [ca("cd:11"), ca("cd:12")]], ...houses],
  };

  test.each([
    ["no match", found([]), "no-match"],
    ["an error of its own", says("gone", 500), "failed"],
    ["nonsense", says("<html>maintenance</html>"), "nonsense"],
    ["another shape", says({ result: { addressMatches: [{ coordinates: { x: "a" } }] } }), "nonsense"],
    ["places that are not on Earth", found([match({ lat: 137 })]), "nonsense"],
  ])("%s: its ZIP code is gone by", async (_, answer, status) => {
    fake.answer = answer;
    expect(await ask({ address })).toMatchObject({ ...lower, geocoder: { status } });
  });

  test("slow: after three seconds its ZIP code is gone by", async () => {
    fake.answer = () => {};
    const began = Date.now();
    expect(await ask({ address })).toMatchObject({ ...lower, geocoder: { status: "slow" } });
    expect(Date.now() - began).toBeLessThan(4_500);
  });

  test("off or not there: its ZIP code, its state, or nothing is gone by", async () => {
    expect(await ask({ address }, new Geocoder(null))).toMatchObject({
      ...lower,
      geocoder: { status: "off" },
    });
    const gone = new Geocoder("http://127.0.0.1:9/geocoder");
    expect(await ask({ address: "1 Main St, Fresno, California" }, gone)).toMatchObject({
      precision: "state",
      ids: [state("ca")],
      open: [["cd", []], ...houses],
      geocoder: { status: "failed" },
    });
    expect(await ask({ address: "1 Main St" }, gone)).toMatchObject({
      precision: "none",
      ids: [],
      needs: "street_address",
    });
  });

  test("a hundred look-ups while it hangs end within its patience, and then it is left alone", async () => {
    fake.answer = () => {};
    const began = Date.now();
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, at) => ask({ address: `${at + 1} Main St, CA 94102` })),
    );
    expect(all.map((answer) => answer!.precision)).toEqual(Array(100).fill("candidates"));
    // One after the other they would take five minutes; how fast they are is measured by the bench.
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(fake.asked.length).toBeLessThan(50);
    expect(await ask({ address: "999 Main St, CA 94102" })).toMatchObject({
      geocoder: { status: "resting" },
    });
  });
});

describe("a ZIP code", () => {
  test("in one district leaves the legislature open; in two it leaves both", async () => {
    expect(await ask({ zip: "94102-1234" })).toMatchObject({
      precision: "candidates",
      ids: [state("ca"), ca("cd:11")],
      open: houses,
      needs: "street_address",
    });
    expect(await ask({ zip: "94103" })).toMatchObject({
      precision: "candidates",
      ids: [state("ca")],
      open: [["cd", [ca("cd:11"), ca("cd:12")]], ...houses],
    });
    expect(fake.asked).toEqual([]);
  });

  test("of post office boxes has its town's state and county", async () => {
    expect(await ask({ zip: "94142" })).toMatchObject({
      precision: "state",
      ids: [state("ca"), ca("county:san_francisco")],
      open: [["cd", []], ...houses],
      sources: [{ name: "GeoNames", kind: "place", types: ["state", "county"] }],
    });
  });

  test("of a state with one district has it, boxes too; across two states neither is chosen", async () => {
    const atLarge = `${state("wy")}/cd:at-large`;
    expect((await ask({ zip: "82001" }))!.ids).toEqual([state("wy"), atLarge]);
    expect((await ask({ zip: "83025" }))!.ids).toEqual([state("wy"), atLarge, `${state("wy")}/county:teton`]);
    expect(await ask({ zip: "42223" })).toMatchObject({
      precision: "candidates",
      ids: [],
      open: [
        ["state", [state("ky"), state("tn")]],
        ["cd", [`${state("ky")}/cd:1`, `${state("tn")}/cd:7`]],
      ],
    });
  });

  test("that nobody gave out is not known", async () => {
    expect(await ask({ zip: "00999" })).toBeNull();
    for (const zip of ["9410", "abcde", "00000", "94102-12"]) {
      expect(readWhere(new URLSearchParams({ zip }))).toEqual({ problem: "zip-malformed", field: "zip" });
    }
  });

  test("its candidates come with who holds them", async () => {
    const eleventh = await createOffice({
      divisionId: ca("cd:11"),
      level: "federal",
      chamber: "lower",
      title: "Representative",
    });
    await createHolder({ officeId: eleventh.id, name: "Nancy Pelosi", phone: "+12022254965" });
    await createOffice({ divisionId: ca("cd:12"), level: "federal", title: "Representative" });
    vi.advanceTimersByTime(3_000);
    const answer = await ask({ zip: "94103" });
    expect(answer!.officials).toEqual([]);
    expect(answer!.candidates[0]!.divisions).toMatchObject([
      {
        officials: [
          {
            name: "Nancy Pelosi",
            party: "Democratic",
            office: { title: "Representative", chamber: "lower", level: "federal" },
            division: ca("cd:11"),
            phones: ["+12022254965"],
            source: "A public list",
            asOf: "2026-09-01",
          },
        ],
        vacant: [],
      },
      { officials: [], vacant: [{ office: { title: "Representative" }, division: ca("cd:12") }] },
    ]);
    expect(answer!.sources).toContainEqual(
      expect.objectContaining({ kind: "officials", name: "A public list" }),
    );
  });
});

describe("what was typed", () => {
  test.each([
    [{ address: "94103" }, { kind: "zip", zip: "94103" }],
    [{ address: "90210 Main St, Fresno CA" }, { kind: "address", zip: null, stateCode: "CA" }],
    [{ address: "1 Main St, Albany, New York 12207" }, { kind: "address", zip: "12207", stateCode: "NY" }],
    [
      { address: "1 Main St", zip: "94103" },
      { address: "1 Main St, 94103", zip: "94103", stateCode: "CA" },
    ],
    [
      { lat: "37.7814159", lon: "-122.418" },
      { kind: "point", lat: 37.78142, lon: -122.418 },
    ],
    [{ lat: "x", lon: "1", zip: "94103" }, { kind: "zip" }],
  ])("%j", (query, where) => {
    expect(readWhere(new URLSearchParams(query as Record<string, string>))).toMatchObject({ where });
  });

  test.each([
    [{}, "missing", "address"],
    [{ address: "9".repeat(5) + "a".repeat(200) }, "address-long", "address"],
    [{ lat: "91", lon: "0" }, "point", "address"],
    [{ address: "123456" }, "zip-malformed", "address"],
    [{ address: "1 Main St", zip: "9" }, "zip-malformed", "zip"],
  ])("%j is refused", (query, problem, field) => {
    expect(readWhere(new URLSearchParams(query as Record<string, string>))).toEqual({ problem, field });
  });
});

test("a point goes by the geocoder, else by nothing", async () => {
  const { coordinates, addressComponents, ...rest } = match();
  fake.answer = says({ result: { geographies: rest.geographies } });
  expect(await ask({ lat: "37.7814", lon: "-122.418" })).toMatchObject({ precision: "exact", ids: exact });
  expect(Object.fromEntries(fake.asked[0]!)).toMatchObject({ x: "-122.418", y: "37.7814", layers: "all" });
  expect(await ask({ lat: "0", lon: "0" }, new Geocoder(null))).toMatchObject({ precision: "none", ids: [] });
});

describe.skipIf(!publishedData)("replies of the service itself", () => {
  test.each([
    ["geographies-onelineaddress.synthetic-ACS2025_Current", "exact", []],
    ["geographies-onelineaddress.synthetic-with-CD119-field", "exact", []],
    // Its ZIP code lies in one district of the sitting Congress.
    ["geographies-onelineaddress.synthetic-Current_Current-120th", "exact", []],
    ["geographies-onelineaddress.synthetic-layer-error", "exact", ["sldl"]],
    ["geographies-onelineaddress.synthetic-no-match", "candidates", ["cd", "sldu", "sldl"]],
    ["geographies-onelineaddress.recorded-2017", "state", ["cd", "sldu"]],
    ["geographies-address-two-matches.recorded-2017", "state", ["cd", "sldu"]],
  ])("%s", async (name, precision, open) => {
    fake.answer = says(readFileSync(path.join(publishedData!, "api-samples", `census-${name}.json`), "utf8"));
    const answer = await ask({ address: `${name.length} ${name} Ave, CA 94103` });
    expect(answer).toMatchObject({ precision, open: open.map((type) => [type, expect.anything()]) });
    if (precision === "state") expect(answer!.ids).toEqual(["ocd-division/country:us/district:dc"]);
  });
});

if (!publishedData) console.warn(withoutData);
