import { beforeAll, describe, expect, test } from "vitest";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { addContact } from "./add-contact.server.ts";
import { addOfficial } from "./add-official.server.ts";
import { correctField } from "./correct-official.server.ts";
import { OfficialForm } from "./official-form.ts";
import { officialsFor } from "./officials-for.server.ts";
import { findPanelOfficial } from "./panel-officials.server.ts";

const now = new Date("2026-12-01T18:00:00Z");
const division = "ocd-division/country:us/state:ca/sldl:33";

async function holder() {
  const office = await createOffice({ divisionId: division, chamber: "lower", title: "Assembly Member" });
  const official = await createHolder({ officeId: office.id, name: "Ana Alba", phone: "+19165550142" });
  return { id: official.id, deed: { actor: (await createActor({ now })).actor, now } };
}

test("an official's page has what sources tell and what is corrected of it, with the reason", async () => {
  const { id, deed } = await holder();
  const before = await findPanelOfficial(id, "en", now);
  const phone = before!.facts.flatMap(({ fields }) => fields).find(({ field }) => field === "phone")!;
  expect(phone.value).toBe("+19165550142");
  await correctField({ ...phone, value: "(916) 555-0199", reason: "Moved", expiresOn: null }, deed);
  const after = await findPanelOfficial(id, "en", now);
  expect(after!.corrections).toMatchObject([{ field: "phone", value: "+19165550199", reason: "Moved" }]);
  expect(after!.facts.flatMap(({ fields }) => fields)).toContainEqual(phone);
});

test("a contact that staff add is found by whoever looks the official up", async () => {
  const { id, deed } = await holder();
  const added = await addContact(
    { officialId: id, kind: "email", value: "office@assembly.example", locality: null },
    deed,
  );
  expect(added).toEqual({ outcome: "added" });
  const found = (await officialsFor([division], "2026-12-01")).flatMap(({ holders }) => holders);
  expect(found.find((each) => each.id === id)?.links).toContainEqual({
    kind: "email",
    value: "office@assembly.example",
  });
});

test.each([
  ["email", "office@"],
  ["capitol", "12"],
  ["form", "javascript:alert(1)"],
] as const)("a contact that is none is refused: %s", async (kind, value) => {
  const { id, deed } = await holder();
  expect(await addContact({ officialId: id, kind, value, locality: null }, deed)).toEqual({
    outcome: "bad-value",
  });
  expect(await prisma.contactLink.count({ where: { officialId: id } })).toBe(0);
});

test("nobody has an id that nobody has", async () => {
  expect(await findPanelOfficial("01900000-0000-7000-8000-000000000000", "en", now)).toBeNull();
  expect(await findPanelOfficial("x", "en", now)).toBeNull();
});

describe("a local official", () => {
  let deed: Awaited<ReturnType<typeof holder>>["deed"];
  beforeAll(async () => {
    deed = { actor: (await createActor({ now })).actor, now };
  });
  const form = (given: Record<string, string>) =>
    OfficialForm.parse({
      office: "Sheriff",
      state: "CA",
      seats: "1",
      name: "Rosa Díaz",
      start: "2026-11-01",
      ...given,
    });
  const sheriffs = async (id: string, day: string) =>
    (await officialsFor([id], day)).flatMap(({ titles, holders }) =>
      holders.map(({ name, source }) => [titles.en, name, source]),
    );

  async function county(name: string) {
    const id = `ocd-division/country:us/state:ca/county:${name.toLowerCase()}`;
    await prisma.$transaction((tx) => ensureDivisions(tx, [{ id, name: `${name} County` }]));
    return id;
  }

  test("is added by staff, with how they are reached, and is theirs", async () => {
    const id = await county("Alder");
    const result = await addOfficial(
      form({ county: "Alder", phone: "(530) 555-0142", email: "s@alder.example" }),
      deed,
    );
    expect(result).toMatchObject({ outcome: "added", name: "Rosa Díaz" });
    expect(await sheriffs(id, "2026-12-01")).toEqual([
      ["Sheriff, Alder County, California", "Rosa Díaz", null],
    ]);
    const [office] = await officialsFor([id], "2026-12-01");
    expect(office!.holders[0]).toMatchObject({
      places: [{ phone: "+15305550142" }],
      links: [{ value: "s@alder.example" }],
    });
  });

  test("who follows another is asked about, and ends the other's term by a correction", async () => {
    const id = await county("Birch");
    await addOfficial(form({ county: "Birch", name: "Old Hand", start: "2020-01-01" }), deed);
    expect(await addOfficial(form({ county: "Birch" }), deed)).toEqual({
      outcome: "taken",
      by: ["Old Hand"],
    });
    expect(await addOfficial(form({ county: "Birch", replaces: "on" }), deed)).toMatchObject({
      outcome: "added",
    });
    expect((await sheriffs(id, "2026-12-01")).map(([, name]) => name)).toEqual(["Rosa Díaz"]);
    expect((await sheriffs(id, "2026-10-31")).map(([, name]) => name)).toEqual(["Old Hand"]);
  });

  test("of a board has colleagues as long as there are seats", async () => {
    await county("Cedar");
    const board = { county: "Cedar", office: "Supervisor", seats: "2" };
    for (const name of ["Uno Ames", "Dos Ames"])
      expect(await addOfficial(form({ ...board, name }), deed)).toMatchObject({ outcome: "added" });
    expect(await addOfficial(form({ ...board, name: "Tres Ames" }), deed)).toMatchObject({
      outcome: "taken",
    });
  });

  test("whose term ends before it begins is refused beside the field", () => {
    const typed = { office: "Sheriff", state: "CA", seats: "1", name: "Rosa Díaz", county: "Alder" };
    const read = OfficialForm.safeParse({ ...typed, start: "2026-05-01", end: "2026-04-01" });
    expect(read.error?.issues).toMatchObject([{ path: ["end"], message: "end-before-start" }]);
  });

  test.each([
    [{ county: "Nowhere" }, { county: "noArea" }],
    [{ county: "Alder", phone: "12" }, { phone: "badPhone" }],
    [{ county: "Alder", start: "1 May" }, { start: "badDay" }],
    [{ county: "Alder", seats: "0" }, { seats: "badSeats" }],
  ])("is refused with %j", async (given, errors) => {
    await county("Alder");
    expect(await addOfficial(form(given), deed)).toEqual({ outcome: "invalid", errors });
  });
});
