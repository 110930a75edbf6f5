import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { factFolder, order, publishedData, withoutData } from "#tests/fact-files.ts";
import { importCongress } from "./import-congress.server.ts";
import { importOpenStates } from "./import-openstates.server.ts";
import { importOwnOfficials } from "./import-own-officials.server.ts";

beforeEach(async () => {
  await pool.query("TRUNCATE division, official, office, source CASCADE");
});

const us = "ocd-division/country:us";
const seated = async (on = "2026-11-24") => {
  const { rows } = await pool.query<{ name: string; key: string; division: string }>(
    `SELECT f.name, o.key || o.seat AS key, o.division_id AS division FROM term t JOIN official f ON f.id = t.official_id
     JOIN office o ON o.id = t.office_id WHERE coalesce(t.start_on, '0001-01-01') <= $1::date
       AND coalesce(t.end_on, '9999-01-01') > $1::date ORDER BY division, key, name`,
    [on],
  );
  return rows.map(({ name, key, division }) => `${division.slice(us.length + 1)} ${key}: ${name}`);
};
const rowStamps = async () =>
  (
    await pool.query(`SELECT 'o' || id AS id, xmin::text FROM official UNION ALL SELECT 't' || id, xmin::text FROM term
    UNION ALL SELECT 'p' || id, xmin::text FROM contact_place UNION ALL SELECT 'l' || id, xmin::text FROM contact_link
    UNION ALL SELECT 'f' || id, xmin::text FROM office ORDER BY 1`)
  ).rows;

type Member = {
  id: string;
  first: string;
  last: string;
  type: "sen" | "rep";
  state: string;
  district?: number;
};
const member = ({ id, first, last, type, state, district }: Member) => ({
  id: { bioguide: id },
  name: { first, last },
  terms: [
    { type, state, district, start: "2019-01-03", end: "2025-01-03", party: "Democrat" },
    {
      ...{
        type,
        state,
        district,
        start: "2025-01-03",
        end: "2027-01-03",
        party: "Democrat",
        url: "https://m.example",
      },
      ...{
        address: "1 Hart Senate Office Building Washington DC 20510",
        phone: "202-224-3441",
        contact_form: "no",
      },
    },
  ],
});
const house: Member[] = [1, 2, 3, 4].map((district) => ({
  ...{ id: `H${district}`, first: "Ana", last: `Cruz ${district}`, type: "rep", state: "CA", district },
}));
const others: Member[] = [
  { id: "S1", first: "Ben", last: "Ode", type: "sen", state: "WY" },
  { id: "D1", first: "Eva", last: "Roe", type: "rep", state: "DC", district: 0 },
];
const congress = (members: object[], more: Record<string, string> = {}) =>
  factFolder({
    "legislators-current.json": JSON.stringify(members),
    "legislators-district-offices.yaml":
      "- id: {bioguide: H1}\n  offices:\n  - {id: H1-x, address: 2 Main St., suite: Suite 9, city: Napa, state: CA, zip: '94559', phone: 707-226-9898}\n",
    "legislators-social-media.yaml": "- id: {bioguide: H1}\n  social: {twitter: anacruz}\n",
    ...more,
  });
const everybody = [...house, ...others].map(member);

describe("Congress", () => {
  test("sits with the term that runs, names put together, offices and pages; empty seats are offices without a term", async () => {
    const result = await importCongress(congress([...everybody, { id: {}, name: {} }]), order);
    expect(result).toMatchObject({ outcome: "done", report: { refused: { rows: [{ code: "noName" }] } } });
    expect(await seated()).toEqual([
      "district:dc/cd:at-large us_representative: Eva Roe",
      ...[1, 2, 3, 4].map((n) => `state:ca/cd:${n} us_representative: Ana Cruz ${n}`),
      "state:wy us_senator: Ben Ode",
    ]);
    expect(await prisma.office.count({ where: { key: "us_representative" } })).toBe(441);
    const ana = await prisma.official.findFirstOrThrow({
      where: { familyName: "Cruz 1" },
      include: {
        places: { orderBy: { kind: "asc" } },
        links: { orderBy: { kind: "asc" } },
        identifiers: true,
      },
    });
    expect(ana).toMatchObject({
      party: "Democratic",
      identifiers: [{ scheme: "bioguide", value: "H1" }],
      places: [
        { phone: "+12022243441", street: "1 Hart Senate Office Building", locality: "Washington" },
        { phone: "+17072269898", street: "2 Main St., Suite 9", locality: "Napa", postalCode: "94559" },
      ],
      links: [{ kind: "website" }, { kind: "twitter", value: "https://twitter.com/anacruz" }],
    });
    const titles = await prisma.officeTranslation.findMany({
      where: { office: { divisionId: `${us}/state:wy` } },
    });
    expect(titles.map(({ title }) => title).sort()).toEqual([
      "Senado de los Estados Unidos, Wyoming",
      "US Senator, Wyoming",
    ]);
  });

  test("read twice, no row is written again; a dry run writes none", async () => {
    const folder = congress(everybody);
    await importCongress(folder, { ...order, dryRun: true });
    expect(await prisma.official.count()).toBe(0);
    await importCongress(folder, order);
    const before = await rowStamps();
    expect(await importCongress(folder, order)).toMatchObject({ outcome: "unchanged" });
    expect(await rowStamps()).toEqual(before);
  });

  test("whoever is told of no more has left; a list that has lost most of a house is refused", async () => {
    await importCongress(congress(everybody), order);
    const later = { ...order, asOf: "2026-12-01" };
    const cut = await importCongress(congress(everybody.slice(3)), later);
    expect(cut).toMatchObject({
      outcome: "refused",
      because: [{ code: "wouldEnd", values: { body: "us_representative", lost: 3, of: 5 } }],
    });
    expect(await seated()).toHaveLength(6);
    await importCongress(congress(everybody.slice(1)), later);
    expect(await seated("2026-12-02")).not.toContain("state:ca/cd:1 us_representative: Ana Cruz 1");
    await importCongress(congress(everybody.slice(4)), { ...later, allowEnding: true });
    expect(await seated("2026-12-02")).toHaveLength(2);
  });

  test("what staff entered stays, and so do contacts whose list was not there", async () => {
    await importCongress(congress(everybody), order);
    const { id } = await prisma.official.findFirstOrThrow({ where: { familyName: "Cruz 1" } });
    await prisma.contactPlace.create({
      data: { officialId: id, kind: "district", key: "ours", phone: "+14155550100" },
    });
    const alone = factFolder({ "legislators-current.json": JSON.stringify(everybody) });
    const result = await importCongress(path.join(alone, "legislators-current.json"), order);
    expect(result.report.notes).toMatchObject([{ code: "noContactLists" }]);
    expect(await prisma.contactPlace.count({ where: { officialId: id } })).toBe(3);
    const empty = { "legislators-district-offices.yaml": "[]", "legislators-social-media.yaml": "[]" };
    await importCongress(congress(everybody, empty), order);
    expect(await prisma.contactPlace.count({ where: { officialId: id } })).toBe(2);
  });
});

const person = (id: number, name: string, role: string, more = "") =>
  `id: ocd-person/00000000-0000-0000-0000-00000000000${id}\nname: ${name}\ngiven_name: ${name.split(" ")[0]}\nfamily_name: ${name.split(" ")[1]}\nparty:\n- name: Democratic\nroles:\n- ${role}\n${more}`;
const role = (type: string, place: string, district?: string, days = "start_date: 2025-01-06") =>
  `{type: ${type}, jurisdiction: 'ocd-jurisdiction/country:us/${place}/government'${district ? `, district: '${district}'` : ""}${days ? `, ${days}` : ""}}`;
const tree = {
  "data/nh/legislature/a.yml": person(1, "Ana Cruz", role("lower", "state:nh", "Belknap 2")),
  "data/az/legislature/b.yml": person(2, "Ben Ode", role("lower", "state:az", "5")),
  "data/ne/legislature/c.yml": person(3, "Eva Roe", role("legislature", "state:ne", "13")),
  "data/id/legislature/d.yml": person(4, "Ida Poe", role("lower", "state:id", "10B")),
  "data/dc/legislature/e.yml": person(5, "Zoe Lee", role("legislature", "district:dc", "At-Large")),
  "data/dc/executive/f.yml": person(
    6,
    "May Orr",
    role("governor", "district:dc", "", "end_date: 2023-01-01"),
  ),
  "data/ca/executive/g.yml": person(7, "Tom Ray", role("treasurer", "state:ca")),
  "data/ca/municipalities/h.yml": person(
    8,
    "Sam Fox",
    role("mayor", "state:ca/place:san_mateo", "", ""),
    "email: https://san-mateo.example/write\noffices:\n- {classification: home, address: 1 Own St, voice: 650-522-7522}\n- {classification: primary, address: '3 West St;San Mateo, CA 94403', voice: 650-522-7523}\n",
  ),
  "data/ca/municipalities/i.yml": person(
    9,
    "Old Fox",
    role("mayor", "state:ca/place:daly_city", "", "end_date: 2024-12-01"),
  ),
  "data/ca/municipalities.yml":
    "- {name: San Mateo, id: 'ocd-jurisdiction/country:us/state:ca/place:san_mateo/government'}\n",
  "settings.yml":
    "nh:\n  vacancies:\n  - {chamber: lower, district: Belknap 2}\n  - {chamber: lower, district: Coos 6}\ntx:\n  vacancies:\n  - {chamber: upper, district: 4}\n",
};

describe("Open States", () => {
  test("legislatures of every kind, governors and mayors, each in the right seat", async () => {
    const result = await importOpenStates(factFolder(tree), order);
    expect(result.report.refused.count).toBe(0);
    expect(await seated()).toEqual([
      "district:dc council_member: Zoe Lee",
      "state:az/sldl:5 state_representative: Ben Ode",
      "state:ca/place:san_mateo mayor: Sam Fox",
      "state:id/sldl:10 state_representativeB: Ida Poe",
      "state:ne/sldu:13 state_senator: Eva Roe",
      "state:nh/sldl:belknap_2 state_representative: Ana Cruz",
    ]);
    const offices = await prisma.office.findMany({
      include: { translations: true },
      orderBy: { divisionId: "asc" },
    });
    const seats = offices.map(
      ({ divisionId, key, seats }) => `${divisionId.slice(us.length + 1)} ${key} ${seats}`,
    );
    expect(seats.sort()).toEqual([
      "district:dc council_member 4",
      "district:dc mayor 1",
      "state:az/sldl:5 state_representative 2",
      "state:ca/place:san_mateo mayor 1",
      "state:id/sldl:10 state_representative 1",
      "state:ne/sldu:13 state_senator 1",
      "state:nh/sldl:belknap_2 state_representative 2",
      "state:nh/sldl:coos_6 state_representative 1",
    ]);
    const sam = await prisma.official.findFirstOrThrow({
      where: { familyName: "Fox" },
      include: { places: true, links: true },
    });
    expect(sam.places).toMatchObject([{ street: "3 West St", locality: "San Mateo", phone: "+16505227523" }]);
    expect(sam.links).toMatchObject([{ kind: "form", value: "https://san-mateo.example/write" }]);
    expect(await importOpenStates(factFolder(tree), order)).toMatchObject({ outcome: "unchanged" });
  });

  test("the bulk file of a state says no days, and takes none away", async () => {
    await importOpenStates(factFolder(tree), order);
    const head =
      "id,name,current_party,current_district,current_chamber,given_name,family_name,email,image,links,sources,capitol_address,capitol_voice,wikidata";
    const row =
      "ocd-person/00000000-0000-0000-0000-000000000003,Eva Roe,Nonpartisan,13,legislature,Eva,Roe,eva@ne.example,,https://ne.example;https://x.example,,,402-471-2727,Q1";
    const folder = factFolder({ "ne.csv": `${head}\n${row}\n`, "people.csv": `${head}\n${row}\n` });
    const later = { ...order, asOf: "2026-12-01" };
    const result = await importOpenStates(path.join(folder, "ne.csv"), later);
    expect(result.report.counts).toMatchObject({
      official: { changed: 1 },
      term: { unchanged: 1, ended: 0 },
    });
    expect(await prisma.term.count({ where: { startOn: new Date("2025-01-06") } })).toBe(5);
    expect(await importOpenStates(path.join(folder, "people.csv"), later)).toMatchObject({
      because: [{ code: "noStateInName" }],
    });
  });

  test("people of one name stay two; whom a source knows under two names of sources becomes one", async () => {
    const both = [
      member({ id: "J1", first: "Mike", last: "Johnson", type: "rep", state: "CA", district: 9 }),
    ];
    await importCongress(congress(both), order);
    const mike = { "data/ca/legislature/m.yml": person(1, "Mike Johnson", role("lower", "state:ca", "9")) };
    await importOpenStates(factFolder(mike), order);
    expect(await prisma.official.count({ where: { familyName: "Johnson" } })).toBe(2);
    const wikidata = (value: string) => prisma.officialIdentifier.findFirstOrThrow({ where: { value } });
    const { officialId } = await wikidata("00000000-0000-0000-0000-000000000001");
    await prisma.officialIdentifier.create({ data: { scheme: "wikidata", value: "Q7", officialId } });
    await importCongress(
      congress(both.map((one) => ({ ...one, id: { bioguide: "J1", wikidata: "Q7" } }))),
      order,
    );
    expect(await prisma.official.count({ where: { familyName: "Johnson" } })).toBe(1);
    expect(await seated()).toHaveLength(2);
  });
});

const list = [
  "state,office,name,county,place,district,seats,start,phone,email,website,source_url,extra",
  "California,Sheriff,Ana Cruz,Alpine County,,,,2023-01-02,530-694-2231,,https://alpine.example,https://alpine.example/who,x",
  "CA,supervisor,Ben Ode,alpine,,3,,,,ben@alpine.example,,,",
  "CA,supervisor,,alpine,,4,,,,,,,",
  "CA,Mayor,Eva Roe,,San José,,,,,,,,",
  "CA,Sheriff,Nobody,Nowhere,,,,,,,,,",
  "CA,Sheriff,Ana Cruz,Alpine,,,,3.1.2023,,,,,",
  "XX,Sheriff,Nobody,Alpine,,,,,,,,,",
].join("\n");

test("our own list fills local offices; rows are refused one by one, each with why", async () => {
  await prisma.division.create({
    data: { id: `${us}/state:ca/county:alpine`, type: "county", name: "Alpine County", stateCode: "CA" },
  });
  const file = path.join(factFolder({ "ours.csv": list }), "ours.csv");
  const result = await importOwnOfficials(file, order);
  expect(result.report.refused.rows.map(({ where, code }) => [where, code])).toEqual([
    ["6", "noArea"],
    ["7", "badDay"],
    ["8", "noState"],
  ]);
  expect(result.report.notes).toMatchObject([{ code: "unknownColumn", values: { column: "extra" } }]);
  expect(await seated()).toEqual([
    "state:ca/county:alpine sheriff: Ana Cruz",
    "state:ca/county:alpine/council_district:3 county_board: Ben Ode",
    "state:ca/place:san_josé mayor: Eva Roe",
  ]);
  expect(await prisma.office.count()).toBe(4);
  expect(await prisma.official.findFirst({ where: { familyName: "Cruz" } })).toMatchObject({
    sourceUrl: "https://alpine.example/who",
  });
  expect(await importOwnOfficials(file, order)).toMatchObject({ outcome: "unchanged" });
  const fewer = factFolder({
    "ours.csv": list
      .split("\n")
      .filter((row) => !row.includes("Ben"))
      .join("\n"),
  });
  await importOwnOfficials(path.join(fewer, "ours.csv"), { ...order, asOf: "2026-12-01" });
  expect(await seated("2026-12-02")).toHaveLength(3);
  const none = factFolder({ "ours.csv": "name\nAna" });
  expect(await importOwnOfficials(path.join(none, "ours.csv"), order)).toMatchObject({ outcome: "refused" });
});

describe.skipIf(!publishedData)("the publishers' own files", () => {
  const of = (...names: string[]) => path.join(publishedData!, ...names);

  test("are read whole; the second time nothing is new", async () => {
    const dated = { ...order, asOf: "2026-08-05" };
    const bring = async () => [
      await importCongress(of("congress-legislators"), { ...order, asOf: "2026-06-15" }),
      await importOpenStates(of("openstates-people"), dated),
    ];
    const [members, states] = await bring();
    expect(members!.report).toMatchObject({
      refused: { count: 0 },
      counts: { official: { added: 537 }, office: { added: 491 }, place: { added: 1848 } },
    });
    expect(states!.report).toMatchObject({ refused: { count: 0 }, notes: [] });
    expect((await bring()).map(({ outcome }) => outcome)).toEqual(["unchanged", "unchanged"]);
    const { rows } = await pool.query(
      `SELECT d.state_code AS state, sum(o.seats)::int AS seats, sum((SELECT count(*) FROM term t
         WHERE t.office_id = o.id AND coalesce(t.end_on, '9999-01-01') > '2026-08-05'))::int AS held
       FROM office o JOIN division d ON d.id = o.division_id WHERE o.key = 'state_representative'
       GROUP BY d.state_code ORDER BY d.state_code`,
    );
    expect(rows.map(({ state, seats, held }) => `${state} ${seats} ${held}`)).toEqual([
      ...["AZ 60 60", "CA 80 80", "IL 118 118", "MA 160 158", "MD 141 141", "ND 94 93", "NH 400 391"],
      ...["NY 150 150", "VT 150 150", "WA 98 98"],
    ]);
  }, 240_000);
});
if (!publishedData) console.warn(withoutData);
