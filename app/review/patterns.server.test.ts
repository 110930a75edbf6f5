import { beforeEach, expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { foldStatistics } from "#app/petitions/fold-statistics.server.ts";
import type { NewSignature } from "#app/petitions/new-signature.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { noConditions } from "./conditions.ts";
import { findPatterns } from "./find-patterns.server.ts";
import { judgeSignatures } from "./judge-signatures.server.ts";
import { acceptPattern, doubtPattern, patternsPage } from "./patterns.server.ts";
import { countFitting } from "./review-page.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

let petition: Awaited<ReturnType<typeof createPetition>>;

beforeEach(async () => {
  petition = await createPetition();
});

let signers = 0;

/** Each from a mail domain of its own, unless told otherwise. */
async function sign(count: number, change: (at: number) => Partial<NewSignature> = () => ({})) {
  const rows = Array.from({ length: count }, (_, at) => {
    signers += 1;
    return newSignature(petition.id, { email: `ana@of-${signers}.example`, ...change(at) });
  });
  await Promise.all(rows.map((row) => signPetition(row)));
  return rows;
}

let looks = 0;

/** Looks a second later each time. */
const found = async () => {
  looks += 1;
  await findPatterns({ now: new Date(now.getTime() + looks * 1_000) });
  return prisma.signaturePattern.findMany({ where: { petitionId: petition.id } });
};

const fitting = (pattern: string) =>
  countFitting({ ...noConditions, standing: "any", pattern }, { campaigns: null, personal: true });

test("ten from one network on one day are a pattern, nine are none; the invalid are left out", async () => {
  const hash = Buffer.alloc(16, 3);
  const rows = await sign(9, () => ({ networkHash: hash, signedAt: minutes(-30) }));
  expect(await found()).toEqual([]);
  rows.push(...(await sign(1, () => ({ networkHash: hash }))));
  const [pattern] = await found();
  expect(pattern).toMatchObject({
    kind: "network",
    key: hash.toString("hex"),
    size: 10,
    firstAt: minutes(-30),
    lastAt: now,
  });
  expect(await fitting(pattern!.id)).toMatchObject({ count: 10 });
  const { actor } = await createActor();
  await judgeSignatures({ ids: [rows[0]!.id], verdict: "invalid" }, { actor, now });
  expect(await found()).toEqual([]);
});

test("a mail domain is unusual where it has far more signers than supporters before; common ones never are", async () => {
  const past = new Date("2012-11-01T10:00:00Z");
  const domain = `${petition.slug}.example`;
  const known = `known-${petition.slug}.example`;
  // A third of those who came before are of the known one: many of it are expected.
  await sign(30, (at) => ({
    signedAt: past,
    email: `before-${at}@${at % 3 === 0 ? known : `d${at}-${domain}`}`,
  }));
  await prisma.$executeRawUnsafe("UPDATE supporter SET created_at = $1 WHERE email LIKE 'before-%'", past);
  await sign(20, (at) => ({ email: `new-${at}@${domain}` }));
  await sign(20, (at) => ({ email: `new-${at}@${known}` }));
  await sign(25, (at) => ({ email: `${petition.slug}-${at}@gmail.com` }));
  const patterns = await found();
  expect(patterns).toMatchObject([{ kind: "domain", key: domain, size: 20, usual: 0 }]);
  expect(await fitting(patterns[0]!.id)).toMatchObject({ count: 20 });
});

test("a burst is what a quarter of an hour rarely has, and quarters in a row are one", async () => {
  for (let quarter = 1; quarter <= 8; quarter += 1)
    await sign(2, () => ({ signedAt: minutes(-24 * 60 - quarter * 15) }));
  await sign(30, () => ({ signedAt: minutes(-20) }));
  await sign(60, () => ({ signedAt: minutes(-5) }));
  await foldStatistics();
  const patterns = await found();
  expect(patterns).toMatchObject([
    { kind: "burst", key: "2013-01-10T17:30Z", size: 90, usual: 2, firstAt: minutes(-30) },
  ]);
  expect(await fitting(patterns[0]!.id)).toMatchObject({ count: 90 });
});

test("without a past there is no burst: every petition begins with one", async () => {
  await sign(40);
  await foldStatistics();
  expect(await found()).toEqual([]);
});

test("places that contradict themselves are found, armed forces and other countries are not", async () => {
  const none = { countyFips: null, region: null };
  await sign(5, () => ({ ...none, countedPostalCode: "99999" }));
  await sign(5, () => ({ ...none, country: "GB", region: "CA", countedPostalCode: "90012" }));
  await sign(5, () => ({ region: "NV", countyFips: "06037" }));
  await sign(5, () => ({ ...none, region: "ZZ", countedPostalCode: null }));
  await sign(6, () => ({ ...none, region: "AE", countedPostalCode: "09001" }));
  await sign(6, () => ({ ...none, country: "DE", region: "BE", countedPostalCode: "10115" }));
  await sign(4, () => ({ ...none, country: "FR", region: "NY", countedPostalCode: "10001" }));
  const patterns = (await found()).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  expect(patterns.map(({ kind, key, size }) => [kind, key, size])).toEqual([
    ["place", "other-county", 5],
    ["place", "unknown-state", 5],
    ["place", "unknown-zip", 5],
    ["place", "us-abroad", 9],
  ]);
  for (const { id, size } of patterns) expect(await fitting(id)).toMatchObject({ count: size });
});

test("what was found in order is shown no more, until it has grown to twice its size", async () => {
  const hash = Buffer.alloc(16, 9);
  await sign(10, () => ({ networkHash: hash }));
  const [pattern] = await found();
  const { actor } = await createActor({ role: "moderator", name: "Mara", campaigns: [petition.campaignId] });
  const deed = { actor, now };
  const scope = { campaigns: [petition.campaignId], personal: false };
  const shown = async (accepted = false) =>
    (await patternsPage({ kind: null, accepted }, scope, { language: "en" })).patterns;
  expect(await shown()).toMatchObject([{ id: pattern!.id, size: 10, key: "090909" }]);
  expect((await shown())[0]!.sample).toHaveLength(3);

  expect(await acceptPattern(pattern!.id, deed)).toEqual({ outcome: "changed" });
  expect(await acceptPattern(pattern!.id, deed)).toEqual({ outcome: "unchanged" });
  await sign(9, () => ({ networkHash: hash }));
  await findPatterns({ now });
  expect(await shown()).toEqual([]);
  expect(await shown(true)).toMatchObject([{ size: 19, acceptedBy: "Mara" }]);
  await sign(1, () => ({ networkHash: hash }));
  await findPatterns({ now });
  expect(await shown()).toMatchObject([{ size: 20 }]);
  expect(await doubtPattern(pattern!.id, deed)).toEqual({ outcome: "changed" });

  const other = (await createActor({ role: "moderator", campaigns: [] })).actor;
  expect(await acceptPattern(pattern!.id, { actor: other, now })).toEqual({ outcome: "not-found" });
  const { lines } = await auditPage({ subjectId: pattern!.id });
  expect(lines.map(({ what }) => what)).toEqual(["pattern.doubted", "pattern.accepted"]);
});

test("patterns are brought up to date, and gone thirty days after their last signature", async () => {
  const hash = Buffer.alloc(16, 5);
  await sign(10, () => ({ networkHash: hash }));
  const [first] = await found();
  await sign(2, () => ({ networkHash: hash }));
  const [second] = await found();
  expect(second).toMatchObject({ id: first!.id, size: 12 });
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const left = () => prisma.signaturePattern.count({ where: { petitionId: petition.id } });
  await findPatterns({ now: days(20) });
  expect(await left()).toBe(1);
  await findPatterns({ now: days(31) });
  expect(await left()).toBe(0);
});
