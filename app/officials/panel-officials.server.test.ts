import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { addContact } from "./add-contact.server.ts";
import { correctField } from "./correct-official.server.ts";
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
