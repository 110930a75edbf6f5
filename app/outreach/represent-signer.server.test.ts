import { beforeEach, expect, test, vi } from "vitest";
import { formToken } from "#app/petitions/form-token.server.ts";
import { findPetition, forgetPetitions, type PetitionPage } from "#app/petitions/petition-queries.server.ts";
import type { SignedCookie } from "#app/petitions/sign-from-form.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createMeasure } from "#tests/factories/create-measure.ts";
import { createHolder, createOffice, createPlan } from "#tests/factories/create-office.ts";
import { createCorner, createOutreach } from "#tests/factories/create-outreach.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { knownVisitor } from "./known-visitor.server.ts";
import { findOutreach } from "./outreach-queries.server.ts";
import { representSigner } from "./represent-signer.server.ts";
import { representativesView } from "./representatives-view.server.ts";
import { readVisitor, visitorCookie } from "./visitor-cookie.server.ts";

// Nobody answers there: the address service is away.
vi.hoisted(() => Object.assign(process.env, { GEOCODER_URL: "http://127.0.0.1:9" }));

const now = new Date("2026-12-01T18:00:00Z");
let corner: Awaited<ReturnType<typeof createCorner>>;
let petition: PetitionPage;

beforeEach(async () => {
  await pool.query("TRUNCATE office, official, district_plan, division CASCADE");
  corner = await createCorner();
  const measure = await createMeasure();
  const campaign = await createCampaign({ measure: { connect: { id: measure.id } } });
  const { slug, id } = await createPetition({ campaignId: campaign.id });
  await prisma.petition.update({ where: { id }, data: { representatives: true } });
  petition = (await findPetition(slug, "en"))!;
});

let made = 0;

/** Signs in the petition, and gives what the browser is told by. */
async function sign(zip = "94114", change: Parameters<typeof newSignature>[1] = {}) {
  made += 1;
  const place = { postalCode: zip, countedPostalCode: zip };
  const email = `signer-${made}@represent.example`;
  const row = newSignature(petition.id, { email, signedAt: now, ...place, ...change });
  const result = await signPetition(row);
  if (!("shareCode" in result)) throw new Error(result.outcome);
  const { givenName, familyName } = row;
  const { shareCode } = result;
  const signed: SignedCookie = {
    slug: petition.slug,
    givenName,
    familyName,
    email,
    shareCode,
    postalCode: zip,
  };
  return { signed, row };
}

const visit = createVisit({ now });
const countLookUp = async () => 0;

const posted = (change: Record<string, string>) =>
  new URLSearchParams({
    postal_code: "94114",
    street_address: "",
    form_token: formToken(petition, now),
    ...change,
  });

async function ask(
  signed: SignedCookie | null,
  change: Record<string, string> = {},
  sent: string | null = null,
) {
  const reply = await representSigner(petition, posted(change), {
    signed,
    cookies: sent,
    visit,
    countLookUp,
  });
  if (reply.kind !== "answered") throw new Error(JSON.stringify(reply));
  const cookies = reply.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  const view = await representativesView(petition, signed, cookies, { language: "en", now });
  return { cookies, visitor: readVisitor(cookies, now), view: view!, answer: view!.answer! };
}

const refused = (signed: SignedCookie | null, change: Record<string, string> = {}) =>
  representSigner(petition, posted(change), { signed, cookies: null, visit, countLookUp });

const livesIn = async (supporterId: string) =>
  (await prisma.supporterDivision.findMany({ where: { supporterId } }))
    .map(({ divisionId }) => divisionId)
    .sort();

const names = ({ cards }: { cards: { holder: { name: string } | null }[] }) =>
  cards.map(({ holder }) => holder?.name);

test("a signer sees their own members of the house that decides, and lives there from now on", async () => {
  const { signed, row } = await sign();
  const { answer, view } = await ask(signed);
  expect(names(answer).sort()).toEqual(["Dolores Quintana", "Nora Whitfield"]);
  expect(answer).toMatchObject({ isSettled: true, precision: "exact", choices: [] });
  expect(answer.sources).toMatchObject([{ kind: "zip", name: "A public list" }]);
  expect(view.zip).toBe("94114");
  expect(await livesIn(row.supporterId)).toEqual(
    [corner.divisions.state, corner.divisions.assembly, corner.divisions.senate].sort(),
  );
});

test("the campaign's calls begin at once, as whoever typed the signature", async () => {
  const { slug } = await createOutreach({ kind: "calls", campaignId: petition.campaign.id, measureId: null });
  const { signed, row } = await sign("94114", { givenName: "Rosa", familyName: null });
  await prisma.supporter.update({
    where: { id: row.supporterId },
    data: { familyName: "Known To Us Alone" },
  });
  const { cookies, visitor, view } = await ask({ ...signed, familyName: "Typed" });
  expect(view).toMatchObject({ calls: `/calls/${slug}?source=thanks`, letters: null });
  const page = (await findOutreach("calls", slug, "en"))!;
  expect(await knownVisitor(page, cookies, now)).toEqual(visitor);
  expect(visitor).toMatchObject({
    supporterId: row.supporterId,
    givenName: "Rosa",
    familyName: "Typed",
    place: "San Francisco, CA 94114",
  });
  expect(visitor).not.toHaveProperty("isProved");
  expect(visitor).not.toHaveProperty("reasons");
});

test("a ZIP code in two districts shows both, picks none, and takes the one that is named", async () => {
  const { signed, row } = await sign("94110");
  const open = await ask(signed, { postal_code: "94110" });
  expect(open).toMatchObject({ visitor: null, view: { calls: null, letters: null } });
  expect(open.answer).toMatchObject({
    isSettled: false,
    precision: "candidates",
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
  expect(names(open.answer)).toEqual(["Nora Whitfield"]);
  expect(await livesIn(row.supporterId)).toEqual([corner.divisions.state, corner.divisions.senate].sort());

  const elsewhere = "ocd-division/country:us/state:ca/sldl:80";
  expect((await ask(signed, { postal_code: "94110", sldl: elsewhere })).answer.isSettled).toBe(false);

  const named = await ask(signed, { postal_code: "94110", sldl: corner.divisions.beside });
  expect(names(named.answer).sort()).toEqual(["Nora Whitfield", "Ramón Castellanos"]);
  expect(named.answer).toMatchObject({ isSettled: true, isNamed: true });
  expect(await livesIn(row.supporterId)).toContain(corner.divisions.beside);
});

test("an address service that is away lowers what is certain, and nothing else", async () => {
  const { signed } = await sign("94110");
  const { answer } = await ask(signed, { postal_code: "94110", street_address: "2500 Mission St" });
  expect(answer).toMatchObject({ precision: "candidates", geocoder: { status: "away" }, isSettled: false });
});

test("what cannot be looked up is said beside its field, with what was typed", async () => {
  const { signed } = await sign();
  const wrong = async (change: Record<string, string>) => {
    const reply = await refused(signed, change);
    return reply.kind === "invalid" ? reply.errors : reply.kind;
  };
  expect(await wrong({ postal_code: "" })).toEqual({ postal_code: "missing" });
  expect(await wrong({ postal_code: "9411" })).toEqual({ postal_code: "zip-malformed" });
  expect(await wrong({ postal_code: "94100" })).toEqual({ postal_code: "unknown-zip" });
  expect(await wrong({ street_address: "1 Long Street ".repeat(20) })).toEqual({
    street_address: "address-long",
  });
  expect(await wrong({ form_token: "old" })).toEqual({ form: "expired" });
  expect(await refused(signed, { postal_code: "9411", street_address: "1 Main St" })).toMatchObject({
    typed: { street_address: "1 Main St", postal_code: "9411" },
  });
});

test("whoever has not signed this petition is shown and stored nothing", async () => {
  const { signed } = await sign();
  expect(await refused(null)).toEqual({ kind: "nobody" });
  expect(await refused({ ...signed, shareCode: "of-nobody" })).toEqual({ kind: "nobody" });
  expect(await representativesView(petition, null, null, { language: "en", now })).toBeNull();
  await prisma.petition.update({ where: { id: petition.id }, data: { representatives: false } });
  forgetPetitions();
  const without = (await findPetition(petition.slug, "en"))!;
  expect(await representativesView(without, signed, null, { language: "en", now })).toBeNull();
});

test("an answer is shown beside the signature that it was given to, and beside no other", async () => {
  const [ana, rosa] = [await sign(), await sign()];
  const { cookies } = await ask(ana.signed);
  const view = await representativesView(petition, rosa.signed, cookies, { language: "en", now });
  expect(view).toMatchObject({ answer: null, zip: "94114" });
});

test("where somebody is known to live is not changed by another ZIP code", async () => {
  const { signed, row } = await sign("94114");
  await ask(signed);
  const before = await livesIn(row.supporterId);
  await ask(signed, { postal_code: "94110", sldl: corner.divisions.beside });
  expect(await livesIn(row.supporterId)).toEqual(before);
});

test("caught ones stay caught, whether the signature or only this form was", async () => {
  const held = await sign("94114", { status: "review", reasons: ["honeypot"] });
  expect((await ask(held.signed)).visitor).toMatchObject({ reasons: ["honeypot"] });
  const again = await sign();
  const { visitor } = await ask({ ...again.signed, reasons: ["rate.address"] });
  expect(visitor).toMatchObject({ reasons: ["rate.address"] });
  const sent = visitorCookie(visitor!, now).split(";")[0]!;
  expect((await ask(again.signed, {}, sent)).visitor).toMatchObject({ reasons: ["rate.address"] });
});

test("a signature that staff let count catches nobody any more", async () => {
  const { signed } = await sign("94114", { status: "counted", reasons: ["honeypot"] });
  expect((await ask(signed)).visitor).not.toHaveProperty("reasons");
});

test("whoever came by the mailed link is who signed: names, address and ZIP code are those of the signature", async () => {
  const { signed, row } = await sign();
  const confirmed: SignedCookie = {
    slug: petition.slug,
    givenName: row.givenName,
    shareCode: signed.shareCode,
    email: "",
    confirmed: true,
  };
  const view = await representativesView(petition, confirmed, null, { language: "en", now });
  expect(view).toMatchObject({ zip: "94114" });
  expect((await ask(confirmed)).visitor).toMatchObject({
    email: row.email,
    familyName: "Rivera",
    isProved: true,
  });
});

test("a signer for whom the house decides nothing is shown their own members of Congress and legislature", async () => {
  const nevada = "ocd-division/country:us/state:nv";
  const office = await createOffice({
    level: "federal",
    chamber: "lower",
    divisionId: `${nevada}/cd:2`,
    title: "Representative",
  });
  await createHolder({ officeId: office.id, name: "Bea Ormsby" });
  await createPlan({ type: "cd", zips: [["89501", `${nevada}/cd:2`]] });
  const { signed } = await sign("89501");
  const { answer } = await ask(signed, { postal_code: "89501" });
  expect(names(answer)).toEqual(["Bea Ormsby"]);
  // Nobody knows the districts of Nevada's legislature here, and none is made up.
  expect(answer).toMatchObject({ isSettled: false, choices: [] });
});

test("who looks up too much is told when to try again, and nothing is looked up", async () => {
  const { signed } = await sign();
  const busy = { signed, cookies: null, visit, countLookUp: async () => 40 };
  expect(await representSigner(petition, posted({ street_address: "1 Main St" }), busy)).toEqual({
    kind: "too-many",
    retryAfter: 40,
    typed: { street_address: "1 Main St", postal_code: "94114" },
  });
});
