import { describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { congressDivision, legislatureDivision, readDivisionId, stateDivision } from "./division.ts";
import { ensureDivisions } from "./ensure-divisions.server.ts";

const of = (rest: string) => `ocd-division/country:us/${rest}`;

test("a division's type and state are read from its id", () => {
  const typeOf = (id: string) => readDivisionId(id)?.type ?? null;
  expect(readDivisionId(of("state:ca/cd:12"))).toEqual({
    id: of("state:ca/cd:12"),
    type: "cd",
    stateCode: "CA",
    value: "12",
  });
  expect(typeOf("ocd-division/country:us")).toBe("country");
  expect(typeOf(of("district:dc"))).toBe("state");
  expect(typeOf(of("territory:pr"))).toBe("state");
  expect(typeOf(of("district:dc/ward:3"))).toBe("sldu");
  expect(typeOf(of("state:la/parish:orleans"))).toBe("county");
  expect(typeOf(of("state:ak/borough:juneau"))).toBe("county");
  expect(typeOf(of("state:nm/county:doña_ana"))).toBe("county");
  expect(typeOf(of("state:il/county:cook/council_district:7"))).toBe("other");
  expect(typeOf(of("state:ca/board_of_equalization:1"))).toBe("other");
  for (const id of [
    "",
    "ocd-division/country:ca",
    of("state:zz"),
    of("territory:ot"),
    of("state:ca/cd:"),
    of("cd:1"),
  ])
    expect(readDivisionId(id), id).toBeNull();
});

test("a state with one district has it at large, whatever a source writes", () => {
  for (const district of ["0", 0, "00", "98", "AL", "at-large"])
    expect(congressDivision("WY", district)).toBe(of("state:wy/cd:at-large"));
  expect(congressDivision("DC", "98")).toBe(of("district:dc/cd:at-large"));
  expect(congressDivision("PR", 0)).toBe(of("territory:pr/cd:at-large"));
  expect(congressDivision("CA", "04")).toBe(of("state:ca/cd:4"));
  expect(() => stateDivision("ZZ")).toThrow(RangeError);
});

test("districts of legislatures are found by their names", () => {
  const cases: [string, "upper" | "lower", string | number, string][] = [
    ["CA", "lower", "17", "state:ca/sldl:17"],
    ["AK", "upper", "R", "state:ak/sldu:r"],
    ["MN", "lower", "11B", "state:mn/sldl:11b"],
    ["MA", "lower", "8th Suffolk", "state:ma/sldl:8th_suffolk"],
    ["MA", "upper", "Second Essex and Middlesex", "state:ma/sldu:2nd_essex_and_middlesex"],
    ["MA", "upper", "Norfolk, Plymouth and Bristol", "state:ma/sldu:norfolk_plymouth_and_bristol"],
    ["NH", "lower", "Hillsborough 2", "state:nh/sldl:hillsborough_2"],
    ["VT", "lower", "Chittenden-15", "state:vt/sldl:chittenden-15"],
    ["VT", "upper", "Chittenden Southeast", "state:vt/sldu:chittenden-southeast"],
    ["VT", "upper", "Grand Isle", "state:vt/sldu:grand_isle"],
    ["NE", "upper", 11, "state:ne/sldu:11"],
    ["DC", "upper", "Ward 3", "district:dc/ward:3"],
    ["DC", "upper", "At-Large", "district:dc"],
  ];
  for (const [state, house, district, id] of cases)
    expect(legislatureDivision(state, house, district), `${state} ${district}`).toBe(of(id));
});

describe("divisions are stored once", () => {
  const id = of("state:ca/county:alpine");
  const stored = () => prisma.division.findUnique({ where: { id } });

  test("and what a source tells of them stays until another tells more", async () => {
    await prisma.$transaction((tx) => ensureDivisions(tx, [id, id]));
    expect(await stored()).toMatchObject({
      type: "county",
      stateCode: "CA",
      name: "Alpine, California",
      geoid: null,
    });
    await prisma.$transaction((tx) =>
      ensureDivisions(tx, [
        { id, name: "Alpine County" },
        { id, geoid: "06003" },
      ]),
    );
    await prisma.$transaction((tx) => ensureDivisions(tx, [id]));
    expect(await stored()).toMatchObject({ name: "Alpine County", geoid: "06003" });
  });

  test("but not under an id that is none", async () => {
    await expect(
      prisma.$transaction((tx) => ensureDivisions(tx, ["ocd-division/country:fr"])),
    ).rejects.toThrow(RangeError);
  });
});
