import { expect, test } from "vitest";
import { foldStatistics } from "#app/petitions/fold-statistics.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { invalidateSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { reportCsv } from "./report-csv.server.ts";
import { peopleAndPlaces, reportOf } from "./report-of.server.ts";
import { reportSubject } from "./report-subjects.server.ts";
import { VisitCounter } from "./visit-counter.server.ts";
import { campaignVisits } from "./visit-queries.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const timeZone = "America/Los_Angeles";

const slugs = (petitionId: string) =>
  pool
    .query<{ petition: string; campaign: string }>(
      `SELECT p.slug AS petition, c.slug AS campaign FROM petition p JOIN campaign c ON c.id = p.campaign_id
       WHERE p.id = $1`,
      [petitionId],
    )
    .then(({ rows }) => rows[0]!);

async function lines(generator: AsyncGenerator<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const line of generator) all.push(line.trimEnd());
  return all;
}

async function signAt(petitionId: string, at: string, change = {}) {
  const signature = newSignature(petitionId, { signedAt: new Date(at), ...change });
  await signPetition(signature);
  return signature.id;
}

test("visits are added up in memory, written in one go, and again and again", async () => {
  const { id, campaignId } = await createPetition();
  const { petition, campaign } = await slugs(id);
  const counter = new VisitCounter(() => now.getTime());
  for (let n = 0; n < 3; n += 1) counter.count({ kind: "petition", slug: petition }, "whatsapp");
  counter.count({ kind: "campaign", slug: campaign }, "direct");
  counter.count({ kind: "petition", slug: "no-such-petition" }, "direct");
  await counter.flush();
  counter.count({ kind: "petition", slug: petition }, "whatsapp");
  await Promise.all([counter.flush(), counter.flush()]);

  const { rows } = await pool.query("SELECT at, source, visits FROM petition_visit WHERE petition_id = $1", [
    id,
  ]);
  expect(rows).toEqual([{ at: now, source: "whatsapp", visits: 4 }]);
  const span = { from: new Date("2013-01-10T00:00:00Z"), until: new Date("2013-01-11T00:00:00Z") };
  expect(await campaignVisits([campaignId], span)).toBe(1);
});

test("what anybody may write into an address does not make endless rows", async () => {
  const { id } = await createPetition();
  const { petition } = await slugs(id);
  const counter = new VisitCounter(() => now.getTime());
  for (let n = 0; n < 500; n += 1) counter.count({ kind: "petition", slug: petition }, `made-up-${n}`);
  await counter.flush();
  const { rows } = await pool.query(
    "SELECT count(*)::int AS rows, sum(visits)::int AS visits FROM petition_visit WHERE petition_id = $1",
    [id],
  );
  expect(rows[0]).toEqual({ rows: 201, visits: 500 });
});

test("visits outlive a statement that fails", async () => {
  const { id } = await createPetition();
  const { petition } = await slugs(id);
  const counter = new VisitCounter(() => now.getTime());
  counter.count({ kind: "petition", slug: petition }, "direct");
  await pool.query("ALTER TABLE petition_visit RENAME TO away");
  await counter.flush();
  await pool.query("ALTER TABLE away RENAME TO petition_visit");
  await counter.flush();
  const { rows } = await pool.query("SELECT visits FROM petition_visit WHERE petition_id = $1", [id]);
  expect(rows).toEqual([{ visits: 1 }]);
});

test("a report puts signatures and visits side by side, and conversion is of the time visits are known", async () => {
  const { id, campaignId } = await createPetition();
  const { petition } = await slugs(id);
  // Before anybody counted visits.
  await signAt(id, "2013-01-08T18:00:00Z");
  const counter = new VisitCounter(() => new Date("2013-01-10T17:00:00Z").getTime());
  for (const source of ["email", "email", "email", "direct"])
    counter.count({ kind: "petition", slug: petition }, source);
  await counter.flush();
  await signAt(id, "2013-01-10T17:10:00Z", { source: "email" });
  const bought = await signAt(id, "2013-01-10T17:20:00Z", { source: "email" });
  await foldStatistics();

  const question = { petitionIds: [id], campaignId, period: "week" as const, timeZone, now };
  const report = await reportOf(question);
  expect(report.buckets).toHaveLength(7);
  expect(report.buckets.at(-1)).toEqual({
    at: "2013-01-10T08:00:00.000Z",
    counted: 2,
    waiting: 0,
    visits: 4,
  });
  expect(report).toMatchObject({ counted: 3, visits: 4, hubVisits: 0, conversion: 0.5, inAll: 3 });
  expect(report.visitsSince).toBe("2013-01-10T17:00:00.000Z");
  expect(report.sources.find(({ source }) => source === "email")).toMatchObject({ counted: 2, visits: 3 });
  expect(report.sources.find(({ source }) => source === "direct")).toMatchObject({ conversion: 0 });

  await invalidateSignature(bought);
  await foldStatistics();
  expect(await reportOf(question)).toMatchObject({ counted: 2, conversion: 0.25, inAll: 2 });
});

test("hours are cut where the zone says, and a petition nobody opened has no conversion", async () => {
  const { id } = await createPetition();
  const question = { petitionIds: [id], period: "day" as const, timeZone: "Asia/Kathmandu", now };
  await signAt(id, "2013-01-10T17:20:00Z");
  await foldStatistics();
  const { buckets, conversion, confirmed } = await reportOf(question);
  expect(buckets).toHaveLength(24);
  expect(buckets.at(-1)).toMatchObject({ at: "2013-01-10T17:15:00.000Z", counted: 1 });
  expect([conversion, confirmed]).toEqual([null, null]);
});

test("the tables can be taken along, and a name that is a formula is none there", async () => {
  const { id } = await createPetition();
  const sharer = newSignature(id, { givenName: "=1+1", familyName: null });
  await signPetition(sharer);
  await signAt(id, "2013-01-10T17:20:00Z", { sharedCode: sharer.shareCode });
  await foldStatistics();
  const question = { petitionIds: [id], period: "week" as const, timeZone, now };
  expect(await lines(reportCsv("sharers", question))).toEqual([
    "signature,name,brought",
    `${sharer.id},'=1+1,1`,
  ]);
  expect((await lines(reportCsv("time", question))).at(-1)).toBe("2013-01-10T08:00:00.000Z,2,0,0");
  expect(await lines(reportCsv("sources", question))).toContain("link,1,0,0,");
  expect((await peopleAndPlaces([id])).sharers).toMatchObject([{ name: "=1+1", brought: 1 }]);
});

test("a report knows its petitions by name, and nothing of an id that nothing has", async () => {
  const { id, campaignId } = await createPetition();
  expect(await reportSubject(campaignId, "es")).toMatchObject({
    campaign: { name: "La biblioteca se queda" },
    petitions: [{ id, title: "Salven la biblioteca" }],
  });
  expect(await reportSubject("0140f5c3-5d00-7000-8000-000000000009", "en")).toBeNull();
});
