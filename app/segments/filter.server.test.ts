import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { recordConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { FilterSchema } from "./filter.ts";
import { whereOf } from "./filter-sql.server.ts";
import { foundSupporters } from "./found-supporters.server.ts";
import type { Scope } from "./scope.ts";
import { countSupporters, type Sort, supportersPage } from "./supporters-page.server.ts";

const all: Scope = { campaigns: null, personal: true };
const namesOnly: Scope = { campaigns: null, personal: false };

async function who(given: unknown, scope = all): Promise<string[]> {
  const filter = FilterSchema.parse(given);
  const { rows } = await supportersPage(filter, { scope });
  expect(await countSupporters(filter, scope)).toEqual({ count: rows.length, capped: false });
  const found = await foundSupporters(filter, scope);
  expect(found).toMatchObject({ count: rows.length, about: false });
  expect(await supportersPage(filter, { scope, found })).toMatchObject({ rows });
  return rows.map(({ givenName }) => givenName).sort();
}
const only = (condition: unknown, scope = all) => who({ groups: [[condition]] }, scope);
const search = (words: string, scope = all) => who({ words }, scope);

let library: { id: string; campaignId: string };
let river: { id: string; campaignId: string };
let tagId: string;

beforeAll(async () => {
  [library, river] = [await createPetition(), await createPetition()];
  const sign = (givenName: string, petition: { id: string }, change = {}) =>
    signPetition(newSignature(petition.id, { givenName, ...change }));
  const ana = { familyName: "García López", email: "ana.garcia+x@gmail.com", phone: "+15595550123" };
  await sign("Ana", library, { ...ana, source: "whatsapp", signedAt: new Date("2013-01-05T12:00:00Z") });
  await sign("Ana", river, { ...ana, signedAt: new Date("2013-03-05T12:00:00Z") });
  await sign("Ben", river, { familyName: "O’Neill", email: "ben@uni.example.edu", language: "es" });
  await sign("Cy", library, {
    familyName: null,
    status: "pending",
    postalCode: "10001-1234",
    region: "NY",
    email: "cy@example.org",
  });
  const dora = await createSupporter({
    givenName: "Dora",
    familyName: "Ñandú-Peña",
    email: "dora@example.org",
  });
  await createSupporter({ givenName: "", email: "gone@erased.invalid", erasedAt: new Date() });
  await createSupporter({ givenName: "Double", mergedIntoId: dora.id, email: "d.o@example.org" });
  const tag = await prisma.tag.create({ data: { name: "Volunteer", slug: "volunteer" } });
  tagId = tag.id;
  await prisma.supporterTag.create({ data: { tagId, supporterId: dora.id } });
  await prisma.suppression.create({ data: { emailCanonical: "dora@example.org", reason: "hard_bounce" } });
  const wordingId = await wordingFor("email", "en", "Write to me.");
  const answer = { supporterId: dora.id, purpose: "email", wordingId, language: "en", page: "/x" } as const;
  await recordConsents([{ ...answer, granted: true }], { now: new Date("2013-01-01") });
  await recordConsents([{ ...answer, granted: false }], { now: new Date("2013-01-02") });
  const ben = await prisma.supporter.findFirstOrThrow({ where: { givenName: "Ben" } });
  await recordConsents([{ ...answer, supporterId: ben.id, granted: true }], { now: new Date("2013-01-02") });
});

test("a search finds the beginnings of words, accents or not, in names, addresses, telephones, ZIP codes", async () => {
  expect(await search("garcia")).toEqual(["Ana"]);
  expect(await search("  LÓP ana ")).toEqual(["Ana"]);
  expect(await search("pena")).toEqual(["Dora"]);
  expect(await search("nandu")).toEqual(["Dora"]);
  expect(await search("neill")).toEqual(["Ben"]);
  expect(await search("ben@un")).toEqual(["Ben"]);
  expect(await search("@gmail")).toEqual(["Ana"]);
  expect(await search("gmail")).toEqual(["Ana"]);
  expect(await search("gmail.com ana")).toEqual(["Ana"]);
  expect(await search("Uni.Example")).toEqual(["Ben"]);
  expect(await search("gma"), "the whole of the first part").toEqual([]);
  expect(await search("gmail ben")).toEqual([]);
  expect(await search("anagarcia@googlemail.com")).toEqual(["Ana"]);
  expect(await search("(559) 555-0")).toEqual(["Ana", "Dora"]);
  expect(await search("5550123")).toEqual(["Ana", "Dora"]);
  expect(await search("100")).toEqual(["Cy"]);
  expect(await search("10001-1234")).toEqual(["Cy"]);
  expect(await search("garcia dora")).toEqual([]);
});

test("marks that mean something to the database mean nothing in a search", async () => {
  for (const words of ["'", "\\", "' | 'ana", "!ana &", "100%", ":*", "a:b", "\u0000", "@", "((", "US-CA"])
    expect(await search(words)).not.toContain("Double");
  expect(await search("%")).toEqual([]);
});

test("an address that went into another row finds the row that stands for it", async () => {
  expect(await search("d.o@example.org")).toEqual(["Dora"]);
});

test("who sees names only cannot feel for addresses", async () => {
  expect(await search("garcia", namesOnly)).toEqual(["Ana"]);
  expect(await search("lopez ana", namesOnly)).toEqual(["Ana"]);
  expect(await search("uni.example", namesOnly)).toEqual([]);
  expect(await search("@gmail", namesOnly)).toEqual([]);
  expect(await search("gmail", namesOnly)).toEqual([]);
  expect(await search("5595550123", namesOnly)).toEqual([]);
  expect(await only({ kind: "zip", prefix: "100" }, namesOnly)).toEqual([]);
  expect(await only({ kind: "zip", prefix: "100", not: true }, namesOnly)).toEqual([]);
  expect(await only({ kind: "suppressed" }, namesOnly)).toEqual([]);
  const { rows } = await supportersPage(FilterSchema.parse({ words: "dora" }), { scope: namesOnly });
  expect(rows[0]).toMatchObject({ familyName: "Ñandú-Peña", region: "CA", email: null, phone: null });
  expect(rows[0]).toMatchObject({
    postalCode: null,
    locality: null,
    tags: [{ id: tagId, name: "Volunteer" }],
  });
});

test("a list names the town of a ZIP code where none was typed", async () => {
  const { rows } = await supportersPage(FilterSchema.parse({ words: "100 cy" }), { scope: all });
  expect(rows.map(({ postalCode, locality }) => [postalCode, locality])).toEqual([
    ["10001-1234", "New York"],
  ]);
});

test("conditions ask about signatures, places, answers, tags", async () => {
  expect(await only({ kind: "signed", petitionId: library.id })).toEqual(["Ana", "Cy"]);
  expect(await only({ kind: "signed", campaignId: river.campaignId })).toEqual(["Ana", "Ben"]);
  expect(await only({ kind: "signed" })).toEqual(["Ana", "Ben", "Cy"]);
  expect(await only({ kind: "signed", not: true })).toEqual(["Dora"]);
  const march = { from: "2013-03-01T00:00:00Z", until: "2013-04-01T00:00:00Z" };
  expect(await only({ kind: "signed", ...march })).toEqual(["Ana"]);
  expect(await only({ kind: "signed", petitionId: library.id, ...march })).toEqual([]);
  expect(await only({ kind: "created", until: "2013-01-03T00:00:00Z" })).toEqual(["Dora"]);
  expect(await only({ kind: "state", state: "NY" })).toEqual(["Cy"]);
  expect(await only({ kind: "state", state: "CA", not: true })).toEqual(["Cy"]);
  expect(await only({ kind: "county", fips: "06019" })).toEqual(["Dora"]);
  expect(await only({ kind: "county", fips: "99999" })).toEqual([]);
  expect(await only({ kind: "zip", prefix: "100" })).toEqual(["Cy"]);
  expect(await only({ kind: "zip", prefix: "555" })).toEqual([]);
  expect(await only({ kind: "tag", tagId })).toEqual(["Dora"]);
  expect(await only({ kind: "tag", tagId, not: true })).toEqual(["Ana", "Ben", "Cy"]);
  expect(await only({ kind: "consent", purpose: "email", answer: "yes" })).toEqual(["Ben"]);
  expect(await only({ kind: "consent", purpose: "email", answer: "no" })).toEqual(["Dora"]);
  expect(await only({ kind: "consent", purpose: "email", answer: "not-asked" })).toEqual(["Ana", "Cy"]);
  expect(await only({ kind: "consent", purpose: "email", answer: "yes", not: true })).toEqual([
    "Ana",
    "Cy",
    "Dora",
  ]);
  await prisma.supporter.updateMany({
    where: { givenName: "Cy" },
    data: { custom: { shift: "night", age: 7 } },
  });
  expect(await only({ kind: "custom", key: "shift", value: "night" })).toEqual(["Cy"]);
  expect(await only({ kind: "custom", key: "age", value: 7, not: true })).toEqual(["Ana", "Ben", "Dora"]);
  expect(await only({ kind: "custom", key: "age", value: "7" })).toEqual([]);
  expect(await only({ kind: "language", language: "es" })).toEqual(["Ben", "Dora"]);
  expect(await only({ kind: "source", source: "whatsapp" })).toEqual(["Ana"]);
  expect(await only({ kind: "confirmed" })).toEqual(["Ana", "Ben"]);
  expect(await only({ kind: "suppressed", reason: "bounced" })).toEqual(["Dora"]);
  expect(await only({ kind: "suppressed", reason: "complaint" })).toEqual([]);
});

test("groups must all fit, and of a group one condition is enough", async () => {
  const ny = { kind: "state", state: "NY" };
  const tagged = { kind: "tag", tagId };
  const library1 = { kind: "signed", petitionId: library.id };
  expect(await who({ groups: [[ny, tagged]] })).toEqual(["Cy", "Dora"]);
  expect(await who({ groups: [[ny, tagged], [library1]] })).toEqual(["Cy"]);
  expect(await who({ words: "d", groups: [[ny, tagged]] })).toEqual(["Dora"]);
});

test("whoever is held to campaigns sees their signers, and nothing through the others' petitions", async () => {
  const scope: Scope = { campaigns: [river.campaignId], personal: true };
  expect(await who({}, scope)).toEqual(["Ana", "Ben"]);
  expect(await search("cy", scope)).toEqual([]);
  expect(await only({ kind: "signed", petitionId: library.id }, scope)).toEqual([]);
  expect(await only({ kind: "source", source: "whatsapp" }, scope)).toEqual([]);
  expect(await who({}, { campaigns: [], personal: true })).toEqual([]);
});

test("a condition can stand in a query that has parameters of its own", async () => {
  const where = whereOf(FilterSchema.parse({ words: "ana", groups: [[{ kind: "confirmed" }]] }), all, 4);
  expect(where.sql).toContain("$4::tsquery");
  expect(where.values).toEqual(["(('ana':*) | '@ana.':*)"]);
});

test.each(["newest", "name", "last-action"] as Sort[])("pages by %s go there and back", async (sort) => {
  const at = (n: number) => new Date(Date.UTC(2014, 0, 1 + (n % 3)));
  for (let n = 0; n < 7; n += 1)
    await createSupporter({
      id: newId(),
      givenName: `Page${n % 2}`,
      familyName: n % 2 ? null : "Éclair",
      createdAt: at(n),
      lastActionAt: n % 3 ? at(n) : null,
      region: sort === "name" ? "WY" : sort === "newest" ? "VT" : "AK",
    });
  const state = { name: "WY", newest: "VT", "last-action": "AK" }[sort];
  const filter = FilterSchema.parse({ groups: [[{ kind: "state", state }]] });
  const whole = await supportersPage(filter, { scope: all, sort });
  expect(whole.rows).toHaveLength(7);
  expect([whole.next, whole.previous]).toEqual([null, null]);
  const page = (cursor: object) => supportersPage(filter, { scope: all, sort, cursor, limit: 3 });
  const first = await page({});
  const second = await page({ after: first.next });
  const third = await page({ after: second.next });
  expect([...first.rows, ...second.rows, ...third.rows]).toEqual(whole.rows);
  expect([first.previous, third.next]).toEqual([null, null]);
  const back = await page({ before: third.previous });
  expect(back.rows).toEqual(second.rows);
  expect((await page({ before: back.previous })).rows).toEqual(first.rows);
  expect((await page({ after: ["nonsense"] })).rows).toEqual(first.rows);
});

test("counts stop at their cap", async () => {
  expect(await countSupporters(FilterSchema.parse({}), all, 2)).toEqual({ count: 2, capped: true });
});

test("very many are estimated from a sample, few of them are counted, and every way leads to the same page", async () => {
  const rows = 8_000;
  await pool.query(
    `INSERT INTO supporter (id, email, email_canonical, given_name, country, language, region, created_at, updated_at)
     SELECT i.id, i.id || '@many.example', i.id || '@many.example', 'Many', 'US', 'es',
       CASE WHEN n <= 40 THEN 'HI' WHEN n % 10 = 0 THEN 'ME' ELSE 'OK' END, now(), now()
     FROM generate_series(1, $1) n CROSS JOIN LATERAL (SELECT md5('many' || n)::uuid AS id) i`,
    [rows],
  );
  await pool.query("ANALYZE supporter");
  const inState = (state: string) => FilterSchema.parse({ groups: [[{ kind: "state", state }]] });
  const few = await foundSupporters(inState("HI"), all, { few: 1_000 });
  expect(few).toMatchObject({ count: 40, about: false });
  const many = await foundSupporters(inState("OK"), all, { few: 1_000 });
  expect(many.about).toBe(true);
  expect(Math.abs(many.count / (0.9 * rows) - 1)).toBeLessThan(0.3);
  expect(many.count % 1_000, "one figure").toBe(0);
  const found = { count: 800, about: true };
  const wanted = (await supportersPage(inState("ME"), { scope: all })).rows;
  for (const share of [0.1, 1e-9]) {
    const page = await supportersPage(inState("ME"), { scope: all, found: { ...found, share } });
    expect(page.rows, `a share of ${share}`).toEqual(wanted);
  }
  const far = { ...found, count: 50_000, share: 0.9 };
  expect((await supportersPage(inState("ME"), { scope: all, found: far })).rows).toEqual(wanted);
});
