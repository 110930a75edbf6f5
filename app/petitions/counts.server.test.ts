import { expect, test } from "vitest";
import { pool, prisma } from "#app/platform/db.server.ts";
import { repeat } from "#app/platform/repeat.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { invalidateSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { checkCounts, checkCountsOf } from "./check-counts.server.ts";
import { countChangedAt, petitionCount, petitionProgress, placeCounts } from "./count-queries.server.ts";
import { foldCounts } from "./fold-counts.server.ts";
import { signPetition } from "./sign-petition.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
// The page's own memory of a count, a fifth of a second, would hide what is asked here.
const count = async (id: string) => {
  await new Promise((resolve) => setTimeout(resolve, 210));
  return petitionCount(id);
};
const mexico = { country: "MX", region: null, countyFips: null, countedPostalCode: null, postalCode: null };

test("the count holds before, during and after adding up", async () => {
  const { id } = await createPetition();
  await Promise.all(Array.from({ length: 7 }, () => signPetition(newSignature(id))));
  await Promise.all(Array.from({ length: 6 }, () => signPetition(newSignature(id, mexico))));
  expect(await count(id)).toBe(13);
  expect(await placeCounts(id, "country")).toEqual([]);

  const [taken, other] = await Promise.all([foldCounts({ now }), foldCounts({ now })]);
  expect((taken ?? 0) + (other ?? 0)).toBeGreaterThan(0);
  expect(await count(id)).toBe(13);
  expect(await prisma.signatureCountDelta.count({ where: { petitionId: id } })).toBe(0);
  expect(await placeCounts(id, "country")).toEqual([
    { place: "US", name: null, counted: 7 },
    { place: "MX", name: null, counted: 6 },
  ]);
  expect(await placeCounts(id, "region")).toEqual([{ place: "US-CA", name: "California", counted: 7 }]);
  expect(await placeCounts(id, "county")).toEqual([{ place: "06037", name: "Los Angeles", counted: 7 }]);
  expect(await placeCounts(id, "postal_code")).toEqual([{ place: "US-90012", name: null, counted: 7 }]);
  expect(await petitionProgress({ id, fixedGoal: null })).toEqual({ signatures: 13, goal: 100 });
});

test("places with fewer than five signers are one row without a place", async () => {
  const { id } = await createPetition();
  const at = (countedPostalCode: string) => signPetition(newSignature(id, { countedPostalCode }));
  await Promise.all([...Array(6).fill("90012"), ...Array(4).fill("90013"), "90014"].map(at));
  await foldCounts({ now });
  expect(await placeCounts(id, "postal_code")).toEqual([
    { place: "US-90012", name: null, counted: 6 },
    { place: null, name: null, counted: 5 },
  ]);
});

test("folding while people sign loses and doubles nothing", async () => {
  const { id } = await createPetition();
  const signing = Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index));
      return signPetition(newSignature(id));
    }),
  );
  const runner = repeat("adding up counts", 10, () => foldCounts({ now }));
  const folding = (async () => {
    for (let n = 0; n < 20; n += 1) {
      await foldCounts({ now });
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  })();
  await Promise.all([signing, folding]);
  await runner.stop();
  expect(await count(id)).toBe(300);
  expect(await checkCountsOf(id, { now })).toMatchObject({ stored: 300, actual: 300, places: 0 });
});

test("an invalid signature leaves the total and every place", async () => {
  const { id } = await createPetition();
  const rows = Array.from({ length: 8 }, () => newSignature(id));
  await Promise.all(rows.map(signPetition));
  await foldCounts({ now });
  await invalidateSignature(rows[0]!.id);
  expect(await count(id)).toBe(7);
  await foldCounts({ now });
  expect((await placeCounts(id, "county"))[0]?.counted).toBe(7);
  expect(await checkCountsOf(id, { now })).toMatchObject({ stored: 7, actual: 7, places: 0 });
});

test("the nightly check finds what a hand in the database did, repairs it and notes it", async () => {
  const { id } = await createPetition();
  await Promise.all(Array.from({ length: 9 }, () => signPetition(newSignature(id))));
  await foldCounts({ now });
  await signPetition(newSignature(id, mexico));
  await pool.query("UPDATE petition_count SET counted = 500 WHERE petition_id = $1", [id]);
  await pool.query("DELETE FROM petition_place_count WHERE petition_id = $1 AND level = 'county'", [id]);
  await pool.query(
    "UPDATE petition_place_count SET place = 'US-ZZ' WHERE petition_id = $1 AND level = 'region'",
    [id],
  );

  const { repaired } = await checkCounts({ now });
  expect(repaired.filter(({ petitionId }) => petitionId === id)).toEqual([
    { petitionId: id, stored: 501, actual: 10, places: 3, statistics: 0 },
  ]);
  expect(await count(id)).toBe(10);
  await foldCounts({ now });
  expect(await count(id)).toBe(10);
  expect(await placeCounts(id, "region")).toEqual([{ place: "US-CA", name: "California", counted: 9 }]);
  expect(await placeCounts(id, "county")).toEqual([{ place: "06037", name: "Los Angeles", counted: 9 }]);
  expect(await prisma.countCheck.findMany({ where: { petitionId: id } })).toMatchObject([
    { stored: 501, actual: 10 },
  ]);
  expect((await checkCounts({ now })).repaired).toEqual([]);
});

test("a fold that dies half way leaves everything to the next one", async () => {
  const { id } = await createPetition();
  await Promise.all(Array.from({ length: 5 }, () => signPetition(newSignature(id))));
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("DELETE FROM signature_count_delta WHERE petition_id = $1", [id]);
  await client.query("INSERT INTO petition_count VALUES ($1, 5, now())", [id]);
  await client.query("ROLLBACK");
  client.release();
  expect(await count(id)).toBe(5);
  await foldCounts({ now });
  expect(await count(id)).toBe(5);
});

test("closed petitions are compared only now and then", async () => {
  const { id } = await createPetition({ status: "won", closedAt: new Date("2012-12-01T00:00:00Z") });
  const checks = () => prisma.countCheck.count({ where: { petitionId: id } });
  await checkCounts({ now });
  await checkCounts({ now: new Date("2013-01-20T00:00:00Z") });
  expect(await checks()).toBe(1);
  await checkCounts({ now: new Date("2013-02-20T00:00:00Z") });
  expect(await checks()).toBe(2);
});

test("when the count last changed is told to the second, and stands still while nothing happens", async () => {
  const { id } = await createPetition();
  const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  expect(await countChangedAt(id)).toBeNull();

  const first = newSignature(id, { signedAt: at(0) });
  await signPetition(first);
  expect(await countChangedAt(id)).toEqual(at(0));
  await foldCounts({ now: at(1) });
  expect(await countChangedAt(id)).toEqual(at(1));
  await foldCounts({ now: at(60) });
  expect(await countChangedAt(id)).toEqual(at(1));

  await signPetition(newSignature(id, { signedAt: at(90), status: "review", reasons: ["honeypot"] }));
  await foldCounts({ now: at(91) });
  expect(await countChangedAt(id)).toEqual(at(1));

  await invalidateSignature(first.id);
  await foldCounts({ now: at(120) });
  expect(await countChangedAt(id)).toEqual(at(120));
});
