import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { changeOrganisation, takeBackOrganisation } from "./change-organisation.server.ts";
import { OrganisationForm, SenderForm } from "./organisation-form.ts";
import { organisationProfile, profileFrom } from "./organisation-profile.server.ts";
import { getOrganisation } from "./organisation-queries.server.ts";

const now = new Date();

/** An organisation with a form saved, whatever the tests before left; its version then. */
async function saved(actor: StaffActor): Promise<number> {
  const { version } = await organisationProfile();
  const change = {
    ...profileFrom(OrganisationForm.parse(typed)),
    postal_address: `${version} Example Street`,
  };
  const result = await changeOrganisation(change, version, { actor, now });
  if (result.outcome !== "saved") throw new Error(result.outcome);
  return result.version;
}

const typed = {
  name_en: "River / Coalition",
  headline_en: "Water / for all",
  about_en: "We are neighbors.",
  footer_en: "",
  name_es: "",
  headline_es: "",
  about_es: "",
  footer_es: "",
  postal_address: "1 Example Street",
  contact_email: "hello@river.example",
  privacy_contact: "",
  legal_kind: "charity",
  time_zone: "America/Denver",
  default_language: "en",
  social_links: "https://www.instagram.com/river\nhttps://river.example/blog",
  paper: "#fcf9f1",
  ink1: "#26235f",
  ink2: "#f9ae1b",
  pull3: "#d2351a",
  motif: "hands",
};

const problems = (change: Record<string, string>) => {
  const parsed = OrganisationForm.safeParse({ ...typed, ...change });
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path[0], message]));
};

test("what is saved is what pages are given, in the language there is", async () => {
  const { actor } = await createActor();
  const version = await saved(actor);
  expect(await getOrganisation("es")).toMatchObject({
    name: "River / Coalition",
    language: "en",
    legalKind: "charity",
    timeZone: "America/Denver",
    privacyContact: "hello@river.example",
    inks: { paper: "#FCF9F1", pull3: null },
    motif: "hands",
    socialLinks: ["https://www.instagram.com/river", "https://river.example/blog"],
    sender: { name: "River Coalition" },
  });
  const sender = SenderForm.parse({
    mail_from: "news@river.example",
    mail_from_name: "The River",
    reply_to: "",
  });
  await changeOrganisation(sender, version, { actor, now });
  expect((await getOrganisation("en")).sender).toEqual({ name: "The River", mailFrom: "news@river.example" });
  expect(await changeOrganisation(sender, version + 1, { actor, now })).toEqual({ outcome: "unchanged" });
});

test("of two who edit at once the second is told, by whom and what", async () => {
  const { actor } = await createActor();
  const other = await createActor({ name: "Ben Alvarez" });
  const version = await saved(actor);
  await changeOrganisation({ postal_address: "2 Other Street" }, version, { actor: other.actor, now });
  expect(await changeOrganisation({ name_en: "Lake" }, version, { actor, now })).toEqual({
    outcome: "changed-meanwhile",
    version: version + 1,
    by: "Ben Alvarez",
    fields: ["postal_address"],
  });
  expect((await organisationProfile()).profile).toMatchObject({ name_en: "River / Coalition" });
  const both = await Promise.all([
    changeOrganisation({ motif: "sun" }, version + 1, { actor, now }),
    changeOrganisation({ motif: "dome" }, version + 1, { actor: other.actor, now }),
  ]);
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["changed-meanwhile", "saved"]);
});

test("a change is taken back whole, unless something was changed after it", async () => {
  const { actor } = await createActor();
  const version = await saved(actor);
  const { profile } = await organisationProfile();
  const spanish = { name_es: "Río", headline_es: "Agua", about_es: "Vecinos.", motif: "door" };
  await changeOrganisation(spanish, version, { actor, now });
  expect(await takeBackOrganisation(version + 1, { actor, now })).toEqual({
    outcome: "saved",
    version: version + 2,
  });
  expect(await organisationProfile()).toEqual({ profile, version: version + 2 });
  expect(await prisma.organisationTranslation.count()).toBe(1);
  expect(await takeBackOrganisation(version + 1, { actor, now })).toBeNull();
  const entries = await prisma.auditEntry.findMany({
    where: { what: "organisation.updated" },
    orderBy: { id: "asc" },
  });
  expect(entries.at(-1)).toMatchObject({
    before: { motif: "door", version: version + 1 },
    after: { motif: "hands" },
  });
});

test("a form that would not read or reach anybody is refused, field by field", () => {
  expect(problems({})).toEqual({});
  expect(problems({ ink1: "#777777" })).toEqual({ ink1: "contrast" });
  expect(problems({ pull3: "#ffcc00" })).toEqual({});
  expect(problems({ pull3: "#ffcc00", has_pull3: "on" })).toEqual({ pull3: "contrast" });
  expect(problems({ paper: "#445566" })).toEqual({ paper: "contrast" });
  expect(problems({ paper: "white" })).toEqual({ paper: "colour" });
  expect(problems({ about_es: "Vecinos." })).toEqual({ name_es: "required", headline_es: "required" });
  expect(problems({ default_language: "es" })).toMatchObject({ name_es: "required" });
  expect(problems({ social_links: "javascript:alert(1)" })).toEqual({ social_links: "links" });
  expect(problems({ social_links: "http://river.example" })).toEqual({ social_links: "links" });
  expect(problems({ time_zone: "Mars/Olympus", contact_email: "nobody" })).toEqual({
    time_zone: "time-zone",
    contact_email: "email",
  });
});
