import { expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { drainSignatures, signPetition } from "./sign-petition.server.ts";

const signatures = (petitionId: string) => prisma.signature.count({ where: { petitionId } });
const deltas = async (petitionId: string) =>
  (await prisma.signatureCountDelta.aggregate({ where: { petitionId }, _sum: { delta: true } }))._sum.delta ??
  0;
const attempts = async (petitionId: string) => {
  const batches = await prisma.signatureFollowUp.findMany({ where: { petitionIds: { has: petitionId } } });
  return batches.flatMap(({ attemptIds }) => attemptIds);
};

test("signing twice keeps one signature, and both attempts are followed up", async () => {
  const { id } = await createPetition();
  const rows = [
    newSignature(id, { email: "ana@gmail.com" }),
    newSignature(id, { email: "A.na+x@googlemail.com", givenName: "A." }),
  ] as const;
  const first = await signPetition(rows[0]);
  const second = await signPetition(rows[1]);

  expect(first.outcome).toBe("signed");
  expect(second).toEqual({ ...first, outcome: "already-signed" });
  expect(await signatures(id)).toBe(1);
  expect(await deltas(id)).toBe(1);
  expect(await attempts(id)).toEqual(rows.map((row) => row.id));
});

test("two hundred at once from one address leave one signature, one person, one count", async () => {
  const { id } = await createPetition();
  const rows = Array.from({ length: 200 }, () => newSignature(id, { email: "race@example.org" }));
  const outcomes = await Promise.all(
    rows.map(async (row, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index % 20) * 3));
      return signPetition(row);
    }),
  );
  expect(outcomes.filter(({ outcome }) => outcome === "signed")).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === "already-signed")).toHaveLength(199);
  expect(new Set(outcomes.map((outcome) => "shareCode" in outcome && outcome.shareCode)).size).toBe(1);
  expect(await signatures(id)).toBe(1);
  expect(await deltas(id)).toBe(1);
  expect(await prisma.supporter.count({ where: { emailCanonical: "race@example.org" } })).toBe(1);
});

test("one address may sign two petitions in the same batch, as one person", async () => {
  const one = await createPetition();
  const other = await createPetition();
  const outcomes = await Promise.all(
    [one, other].map(({ id }) => signPetition(newSignature(id, { email: "both@example.org" }))),
  );
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["signed", "signed"]);
  const signed = await prisma.signature.findMany({ where: { petitionId: { in: [one.id, other.id] } } });
  expect(new Set(signed.map(({ supporterId }) => supporterId)).size).toBe(1);
});

test.each(["draft", "paused", "won", "lost", "archived"] as const)(
  "a %s campaign takes no signature",
  async (status) => {
    const { id } = await createPetition({ status });
    expect(await signPetition(newSignature(id))).toEqual({ outcome: "closed" });
    expect(await signatures(id)).toBe(0);
  },
);

test("closing takes effect at once, and for nobody else in the batch", async () => {
  const open = await createPetition();
  const closing = await createPetition();
  await signPetition(newSignature(closing.id));
  await prisma.campaign.update({ where: { id: closing.campaignId }, data: { status: "won" } });
  const [kept, refused] = await Promise.all([
    signPetition(newSignature(open.id)),
    signPetition(newSignature(closing.id)),
  ]);
  expect(kept?.outcome).toBe("signed");
  expect(refused).toEqual({ outcome: "closed" });
});

test("a bad row in a batch harms nobody else", async () => {
  const { id } = await createPetition();
  const good = Array.from({ length: 20 }, () => newSignature(id));
  const bad = newSignature(id, { givenName: "x".repeat(101) });
  const results = await Promise.allSettled([...good.slice(0, 10), bad, ...good.slice(10)].map(signPetition));
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(results[10]?.status).toBe("rejected");
  expect(await signatures(id)).toBe(20);
  expect(await deltas(id)).toBe(20);
});

test("repeating a batch whose commit went unheard changes nothing and is no second signature", async () => {
  const { id } = await createPetition();
  const row = newSignature(id);
  const first = await signPetition(row);
  const again = await signPetition(row);
  expect(again).toEqual(first);
  expect(await signatures(id)).toBe(1);
  expect(await deltas(id)).toBe(1);
});

test("a signature waiting for confirmation moves no count", async () => {
  const { id } = await createPetition({ confirmation: "email" });
  await signPetition(newSignature(id, { status: "pending" }));
  await signPetition(newSignature(id, { status: "review", reasons: ["honeypot", "rate.address"] }));
  expect(await deltas(id)).toBe(0);
  const held = await prisma.signature.findFirstOrThrow({ where: { petitionId: id, status: "review" } });
  expect(held.reasons).toEqual(["honeypot", "rate.address"]);
  expect(held.countedAt).toBeNull();
});

test("one batch adds one delta for each petition and place", async () => {
  const { id } = await createPetition();
  await Promise.all([
    ...Array.from({ length: 5 }, () => signPetition(newSignature(id))),
    signPetition(
      newSignature(id, { country: "MX", region: null, countyFips: null, countedPostalCode: "06000" }),
    ),
  ]);
  const rows = await prisma.signatureCountDelta.findMany({
    where: { petitionId: id },
    orderBy: { delta: "asc" },
  });
  expect(rows.map(({ country, postalCode, delta }) => [country, postalCode, delta])).toEqual([
    ["MX", "06000", 1],
    ["US", "90012", 5],
  ]);
});

test("a form fills the blanks of a person we know and overwrites nothing", async () => {
  const { id } = await createPetition();
  const other = await createPetition();
  const email = "known@example.org";
  await signPetition(
    newSignature(id, { email, familyName: null, postalCode: null, countedPostalCode: null, region: null }),
  );
  await signPetition(
    newSignature(other.id, {
      email,
      givenName: "Somebody",
      familyName: "Rivera",
      phone: "+12135550100",
      locality: "Fresno",
      postalCode: "93721",
      language: "es",
    }),
  );
  const third = await createPetition();
  await signPetition(
    newSignature(third.id, { email, familyName: "Else", locality: "Boston", postalCode: "02101" }),
  );

  const person = await prisma.supporter.findUniqueOrThrow({ where: { emailCanonical: email } });
  expect(person).toMatchObject({
    givenName: "Ana",
    familyName: "Rivera",
    phone: "+12135550100",
    locality: "Fresno",
    postalCode: "93721",
    language: "en",
  });
});

test("a personal link is credited on its own petition only", async () => {
  const { id } = await createPetition();
  const other = await createPetition();
  const sharer = newSignature(id);
  await signPetition(sharer);
  const brought = newSignature(id, { sharedCode: sharer.shareCode });
  const elsewhere = newSignature(other.id, { sharedCode: sharer.shareCode });
  const nobody = newSignature(id, { sharedCode: "nosuchcode" });
  await Promise.all([brought, elsewhere, nobody].map(signPetition));
  const by = async ({ id }: { id: string }) =>
    (await prisma.signature.findUniqueOrThrow({ where: { id } })).sharedById;
  expect(await by(brought)).toBe(sharer.id);
  expect(await by(elsewhere)).toBeNull();
  expect(await by(nobody)).toBeNull();
});

test("a comment waits for a moderator", async () => {
  const { id } = await createPetition();
  const row = newSignature(id, { comment: "My mother reads here.", utm: { utm_source: "flyer" } });
  await signPetition(row);
  const kept = await prisma.signature.findUniqueOrThrow({ where: { id: row.id } });
  expect(kept).toMatchObject({ commentStatus: "waiting", utm: { utm_source: "flyer" } });
});

test("the ledger says what was done, for which campaign", async () => {
  const { id, campaignId } = await createPetition();
  const row = newSignature(id, { source: "table at the fair" });
  await signPetition(row);
  const lines = await prisma.supporterAction.findMany({ where: { subjectId: row.id } });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ kind: "signed", campaignId, source: "table at the fair" });
});

test("draining commits what still waits", async () => {
  const { id } = await createPetition();
  const signing = Promise.all(Array.from({ length: 250 }, () => signPetition(newSignature(id))));
  await drainSignatures();
  expect(await signatures(id)).toBe(250);
  await signing;
});
