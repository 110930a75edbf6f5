import { beforeAll, expect, test } from "vitest";
import type { NewSignature } from "#app/petitions/new-signature.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { type Conditions, noConditions, type Scope, type Standing } from "./conditions.ts";
import { countFitting, countHeld, fittingSample, reviewPage } from "./review-page.server.ts";
import { suspicionOf, weighedReasons } from "./suspicion.ts";

const all: Scope = { campaigns: null, personal: true };
const at = (minutes: number) => new Date(Date.UTC(2013, 0, 10, 18, minutes));

async function sign(petitionId: string, change: Partial<NewSignature> = {}) {
  const row = newSignature(petitionId, change);
  await signPetition(row);
  return row;
}

const page = (change: Partial<Conditions> & { standing: Standing }, scope = all, options = {}) =>
  reviewPage({ ...noConditions, ...change } as Conditions & { standing: Standing }, scope, {
    language: "en",
    ...options,
  });

const names = (found: { signatures: { name: string }[] }) => found.signatures.map(({ name }) => name);

test("the weights of the page are those of the database", async () => {
  for (const reason of weighedReasons) {
    const { rows } = await pool.query("SELECT signature_suspicion($1) AS sum", [[reason, "staff"]]);
    expect([reason, rows[0].sum]).toEqual([reason, suspicionOf([reason, "staff"])]);
  }
  const { rows } = await pool.query("SELECT signature_suspicion($1) AS sum", [weighedReasons]);
  expect(rows[0].sum).toBe(100);
  expect(suspicionOf(weighedReasons)).toBe(100);
});

test("those held stand by likelihood, page by page and back, over several petitions", async () => {
  const first = await createPetition();
  const second = await createPetition({ campaignId: first.campaignId });
  const held = [
    [["rate.network"], first],
    [["honeypot"], second],
    [["honeypot", "too-fast"], first],
    [["disposable"], second],
    [["too-fast"], first],
  ] as const;
  for (const [at, [reasons, petition]] of held.entries())
    await sign(petition.id, {
      givenName: `H${at}`,
      familyName: null,
      status: "review",
      reasons: [...reasons],
    });
  await sign(first.id, { givenName: "Fair" });
  const asked = { standing: "held", campaign: first.campaignId } as const;

  const one = await page(asked, all, { limit: 2 });
  expect(names(one)).toEqual(["H2", "H1"]);
  expect(one.signatures[0]).toMatchObject({ suspicion: 90, status: "review", domain: "example.org" });
  expect(one.previous).toBeNull();
  const two = await page(asked, all, { limit: 2, after: one.next });
  expect(names(two)).toEqual(["H3", "H4"]);
  const three = await page(asked, all, { limit: 2, after: two.next });
  expect(names(three)).toEqual(["H0"]);
  expect(three.next).toBeNull();
  expect(names(await page(asked, all, { limit: 2, before: three.previous }))).toEqual(["H3", "H4"]);
  expect(names(await page(asked, all, { limit: 9, after: "nonsense_1" }))).toHaveLength(5);
  expect(await countHeld([first.campaignId])).toBe(5);
  expect(names(await page({ ...asked, reason: "too-fast" }))).toEqual(["H2", "H4"]);
  expect(names(await page({ ...asked, petition: second.id }))).toEqual(["H1", "H3"]);
});

test("who sees no personal data sees a domain and no address, and finds nobody by mail or ZIP code", async () => {
  const { id } = await createPetition();
  await sign(id, { email: "rosa.secret@mail.example", givenName: "Rosa", comment: "Please." });
  const moderator: Scope = { campaigns: null, personal: false };
  const asked = { standing: "counted", petition: id } as const;
  const { signatures } = await page(asked, moderator);
  expect(signatures[0]).toMatchObject({ domain: "mail.example", place: "CA, US", comment: "Please." });
  expect(JSON.stringify(signatures)).not.toMatch(/secret|90012/);
  const count = async (change: Partial<Conditions>, scope: Scope) =>
    (await countFitting({ ...noConditions, ...asked, ...change }, scope)).count;
  expect(await count({ words: "rosa.secret@mail.example" }, moderator)).toBe(0);
  expect(await count({ words: "rosa" }, moderator)).toBe(1);
  expect(await count({ words: "rosa.secret@mail.example" }, all)).toBe(1);
  expect(await count({ postalCode: "900" }, moderator)).toBe(0);
  expect(await count({ postalCode: "900" }, all)).toBe(1);
});

test("who is held to a campaign sees no other's signatures, by whatever condition", async () => {
  const mine = await createPetition();
  const other = await createPetition();
  const theirs = await sign(other.id, { networkHash: Buffer.alloc(16, 7) });
  await sign(mine.id, { networkHash: Buffer.alloc(16, 7) });
  const scope: Scope = { campaigns: [mine.campaignId], personal: true };
  const count = async (change: Partial<Conditions>) =>
    (await countFitting({ ...noConditions, standing: "any", ...change }, scope)).count;
  expect(await count({})).toBe(1);
  expect(await count({ petition: other.id })).toBe(0);
  expect(await count({ campaign: other.campaignId })).toBe(0);
  expect(await count({ network: theirs.id })).toBe(0);
  expect(names(await page({ standing: "counted", petition: other.id }, scope))).toEqual([]);
});

let petition: Awaited<ReturnType<typeof createPetition>>;
const network = Buffer.from("0123456789abcdef0123456789abcdef", "hex");
let first: NewSignature;

beforeAll(async () => {
  petition = await createPetition();
  const many: Partial<NewSignature>[] = [
    { givenName: "Ana_%", networkHash: network, source: "flyer" },
    { givenName: "Ben", networkHash: network, signedAt: at(10) },
    { givenName: "Cai", networkHash: network, signedAt: new Date("2013-01-11T00:00:00Z") },
    { givenName: "Dee", country: "CA", region: "ON", countedPostalCode: "K1A 0B1", countyFips: null },
    { givenName: "Eve", email: "eve@Odd.example", status: "review", reasons: ["disposable"] },
    { givenName: "Flo", email: "flo@very.odd.example", status: "pending", reasons: ["too-fast"] },
  ];
  const rows = [];
  for (const change of many) rows.push(await sign(petition.id, { familyName: null, ...change }));
  first = rows[0]!;
});

test.each<[string, () => Partial<Conditions>, string[]]>([
  ["all that are not invalid", () => ({}), ["Ana_%", "Ben", "Cai", "Dee", "Eve", "Flo"]],
  ["a source", () => ({ source: "flyer" }), ["Ana_%"]],
  ["a network on its day", () => ({ network: first.id }), ["Ana_%", "Ben"]],
  ["a country", () => ({ country: "CA" }), ["Dee"]],
  ["a state", () => ({ region: "ON" }), ["Dee"]],
  ["a domain, and not its sisters", () => ({ domain: "odd.example" }), ["Eve"]],
  ["a time", () => ({ from: at(10).toISOString(), until: at(11).toISOString() }), ["Ben"]],
  ["a part of a name, letter by letter", () => ({ name: "a_%" }), ["Ana_%"]],
  ["a reason", () => ({ reason: "too-fast" }), ["Flo"]],
  ["those caught", () => ({ standing: "caught" }), ["Flo"]],
  ["those held", () => ({ standing: "held" }), ["Eve"]],
  ["a pattern that is gone", () => ({ pattern: crypto.randomUUID() }), []],
])("conditions find %s", async (_, change, expected) => {
  const conditions = { ...noConditions, standing: "any" as const, petition: petition.id, ...change() };
  const sample = await fittingSample(conditions, all, { language: "en", limit: 20 });
  expect(sample.map(({ name }) => name).sort()).toEqual(expected);
  expect(await countFitting(conditions, all)).toEqual({ count: expected.length, capped: false });
});

test("a count stops at its cap and says so", async () => {
  const conditions = { ...noConditions, standing: "any" as const, petition: petition.id };
  expect(await countFitting(conditions, all, 3)).toEqual({ count: 3, capped: true });
});
