import { beforeEach, expect, test, vi } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createCorner, createOutreach, meetPosted } from "#tests/factories/create-outreach.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { meetVisitor } from "./meet-visitor.server.ts";
import type { OutreachPage } from "./outreach-page.ts";
import { findOutreach } from "./outreach-queries.server.ts";
import { readVisitor } from "./visitor-cookie.server.ts";

// Nobody outside is asked.
vi.hoisted(() => Object.assign(process.env, { GEOCODER_URL: "off" }));

const now = new Date("2026-12-01T18:00:00Z");
let corner: Awaited<ReturnType<typeof createCorner>>;
let page: OutreachPage;

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, district_plan, division CASCADE");
  corner = await createCorner();
  const { slug } = await createOutreach({ kind: "calls" });
  page = (await findOutreach("calls", slug, "en"))!;
});

const meet = async (change: Record<string, string | null> = {}, visit = createVisit({ now })) =>
  meetVisitor(page, await meetPosted(page, change), visit);

const divisionsOf = async (supporterId: string) =>
  (await prisma.supporterDivision.findMany({ where: { supporterId } }))
    .map(({ divisionId }) => divisionId)
    .sort();

test("whoever says where they live is known by their districts, and by no street", async () => {
  const reply = await meet({ street_address: "4000 18th Street", opt_in: "1" });
  if (reply.kind !== "met") throw new Error(reply.kind);
  const { supporterId, place } = reply.visitor;
  expect(place).toBe("San Francisco, CA 94114");
  expect(await divisionsOf(supporterId)).toEqual(
    expect.arrayContaining([corner.divisions.assembly, corner.divisions.senate]),
  );
  const stored = await prisma.supporter.findUniqueOrThrow({
    where: { id: supporterId },
    include: { consents: true },
  });
  expect(stored).toMatchObject({ streetAddress: null, postalCode: "94114", region: "CA", country: "US" });
  expect(stored.consents).toMatchObject([{ purpose: "email", granted: true, awaitsConfirmation: false }]);
  expect(readVisitor(reply.cookie.split(";")[0]!, now)).toEqual(reply.visitor);
});

test("a ZIP code in two districts asks which, picks none, and takes only one of the two", async () => {
  const open = await meet({ postal_code: "94110" });
  expect(open).toMatchObject({
    kind: "invalid",
    errors: { sldl: ["district.open"] },
    choices: [
      {
        type: "sldl",
        options: [
          { value: corner.divisions.assembly, officials: ["Dolores Quintana"] },
          { value: corner.divisions.beside, officials: ["Ramón Castellanos"] },
        ],
      },
    ],
  });
  const elsewhere = "ocd-division/country:us/state:ca/sldl:80";
  expect(await meet({ postal_code: "94110", sldl: elsewhere })).toMatchObject({
    errors: { sldl: ["district.needed"] },
    typed: { sldl: elsewhere },
  });
  const chosen = await meet({ postal_code: "94110", sldl: corner.divisions.beside });
  if (chosen.kind !== "met") throw new Error(chosen.kind);
  expect(chosen.visitor.divisions).toContain(corner.divisions.beside);
  expect(chosen.visitor.divisions).not.toContain(corner.divisions.assembly);
});

test("a house of which nobody is on file is no reason to ask for a district", async () => {
  // A street each, so that no answer kept in memory is given.
  const ask = (street_address: string) => meet({ street_address, postal_code: "94110" });
  expect(await ask("1 Valencia Street")).toMatchObject({ errors: { sldl: ["district.needed"] } });
  await pool.query("DELETE FROM term");
  expect(await ask("2 Valencia Street")).toMatchObject({ kind: "met" });
});

test("a page that asks the governor needs no district", async () => {
  const { slug } = await createOutreach({ kind: "calls", rule: "executive" });
  page = (await findOutreach("calls", slug, "en"))!;
  expect(await meet({ postal_code: "94110" })).toMatchObject({ kind: "met" });
});

test("what is missing or unknown is said beside its field, and nobody is stored", async () => {
  const before = await prisma.supporter.count();
  expect(await meet({ postal_code: "94100" })).toMatchObject({ errors: { postal_code: ["zip.unknown"] } });
  expect(await meet({ email: "ana@", given_name: "" })).toMatchObject({
    errors: { given_name: ["required"], email: ["email.invalid"] },
    typed: { email: "ana@" },
  });
  expect(await meet({ form_token: null })).toMatchObject({ errors: { form: ["form.expired"] } });
  expect(await prisma.supporter.count()).toBe(before);
});

test("a form that names another ZIP code does not move somebody who is known", async () => {
  const email = "stays@example.org";
  const first = await meet({ email });
  if (first.kind !== "met") throw new Error(first.kind);
  const known = await divisionsOf(first.visitor.supporterId);
  const second = await meet({ email, postal_code: "94110", sldl: corner.divisions.beside });
  expect(second).toMatchObject({ kind: "met", visitor: { supporterId: first.visitor.supporterId } });
  expect(await divisionsOf(first.visitor.supporterId)).toEqual(known);
});

test("a page whose campaign was closed a moment ago meets nobody", async () => {
  await prisma.campaign.update({ where: { id: page.campaign.id }, data: { status: "paused" } });
  expect(await meet()).toEqual({ kind: "gone" });
});

test("a machine that fills in what people do not see is met with a reason, and agrees to nothing", async () => {
  const reply = await meet({ website: "http://spam.example", opt_in: "1" });
  if (reply.kind !== "met") throw new Error(reply.kind);
  expect(reply.reasons).toEqual(["honeypot"]);
  const consents = await prisma.consentRecord.findMany({ where: { supporterId: reply.visitor.supporterId } });
  expect(consents).toMatchObject([{ granted: true, awaitsConfirmation: true }]);
});

test("whoever lives where the body does not govern is asked for no district", async () => {
  expect(await meet({ postal_code: "89501" })).toMatchObject({
    kind: "met",
    visitor: { place: "Reno, NV 89501" },
  });
});
