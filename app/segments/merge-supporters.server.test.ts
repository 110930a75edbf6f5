import { v7 as newId } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { checkCountsOf } from "#app/petitions/check-counts.server.ts";
import { confirmSignature } from "#app/petitions/confirm-signature.server.ts";
import { foldCounts } from "#app/petitions/fold-counts.server.ts";
import { foldStatistics } from "#app/petitions/fold-statistics.server.ts";
import { followUp } from "#app/petitions/follow-up.server.ts";
import { forgetUnconfirmed } from "#app/petitions/forget-unconfirmed.server.ts";

import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { findToken, issueToken } from "#app/supporters/access-tokens.server.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createCorner } from "#tests/factories/create-outreach.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { restoreSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { eraseByStaff } from "./erase-by-staff.server.ts";
import { forgetOldMerges } from "./forget-old-merges.server.ts";
import { heldData } from "./held-data.server.ts";
import type { MergeChoice } from "./merge-choice.ts";
import { fingerprint, mergePeople } from "./merge-people.server.ts";
import { mergeSupporters } from "./merge-supporters.server.ts";
import { partSupporters } from "./part-supporters.server.ts";

const now = new Date("2013-02-01T12:00:00Z");
const later = new Date("2013-02-02T12:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

let actor: StaffActor;
let wordingId: string;
beforeAll(async () => {
  ({ actor } = await createActor());
  wordingId = await wordingFor("email", "en", "Write to me.");
});

const twins = async () => [
  await createSupporter({ givenName: "Ana", familyName: "Ruiz" }),
  await createSupporter({ givenName: "Anita", familyName: "Ruiz", phone: "+15595550199", language: "en" }),
];

type Took = { from?: Partial<Record<keyof MergeChoice["parts"], string>>; custom?: Record<string, string> };

const choose = (keptId: string, goneId: string, { from = {}, custom = {} }: Took = {}): MergeChoice => ({
  keptId,
  goneId,
  parts: { name: keptId, phone: keptId, place: keptId, language: keptId, ...from },
  custom,
});

async function merge(keptId: string, goneId: string, took: Took = {}, at = now) {
  const people = await mergePeople(prisma, [keptId, goneId]);
  return mergeSupporters(choose(keptId, goneId, took), people ? fingerprint(people) : "", { actor, now: at });
}

async function merged(keptId: string, goneId: string, took: Took = {}, at = now) {
  const result = await merge(keptId, goneId, took, at);
  if (result.outcome !== "merged") throw new Error(result.outcome);
  return result;
}

const part = (mergeId: string, at = later) => partSupporters(mergeId, { actor, now: at });

const sign = (petitionId: string, email: string, change = {}) => {
  const signature = newSignature(petitionId, { email, ...change });
  return signPetition(signature).then(() => signature);
};

const answer = (supporterId: string, granted: boolean, at: string, purpose = "email") =>
  prisma.consentRecord.create({
    data: {
      id: newId(),
      supporterId,
      purpose,
      granted,
      wordingId,
      language: "en",
      page: "/x",
      recordedAt: new Date(at),
    },
  });

/** Every row about these people, as it stands. */
async function world(ids: string[]) {
  const mine = { where: { supporterId: { in: ids } }, orderBy: { id: "asc" } } as const;
  const people = await prisma.supporter.findMany({ where: { id: { in: ids } }, orderBy: { id: "asc" } });
  const canonicals = people.map(({ emailCanonical }) => emailCanonical);
  return {
    people: people.map(({ updatedAt: _at, ...row }) => row),
    signatures: await prisma.signature.findMany(mine),
    consents: await prisma.consentRecord.findMany(mine),
    actions: await prisma.supporterAction.findMany(mine),
    notes: await prisma.note.findMany(mine),
    tags: await prisma.supporterTag.findMany({
      where: mine.where,
      orderBy: [{ supporterId: "asc" }, { tagId: "asc" }],
    }),
    suppressions: await prisma.suppression.findMany({
      where: { emailCanonical: { in: canonicals } },
      orderBy: { emailCanonical: "asc" },
    }),
  };
}

async function agrees(petitionId: string, counted: number) {
  await foldCounts({ now });
  await foldStatistics();
  const check = await checkCountsOf(petitionId, { now });
  expect(check).toMatchObject({ stored: counted, actual: counted, places: 0, statistics: 0 });
}

test("a merge tells of a signature that counted twice", async () => {
  const [kept, gone] = await twins();
  const petition = await createPetition();
  await sign(petition.id, kept!.email);
  await sign(petition.id, gone!.email);
  expect((await merged(kept!.id, gone!.id)).uncounted).toBe(1);
});

test("two become one by choice, and part again exactly as they were", async () => {
  const [kept, gone] = await twins();
  const [both, one] = [await createPetition(), await createPetition()];
  await sign(both.id, kept!.email, { status: "pending" });
  const counts = await sign(both.id, gone!.email);
  await sign(one.id, gone!.email);
  await sign(one.id, "somebody-else@example.org");
  const [shared, own] = [newId(), newId()];
  await prisma.tag.createMany({
    data: [
      { id: shared, name: shared, slug: shared },
      { id: own, name: own, slug: own },
    ],
  });
  await prisma.supporterTag.createMany({
    data: [
      { tagId: shared, supporterId: kept!.id, at: now },
      { tagId: shared, supporterId: gone!.id, at: later },
      { tagId: own, supporterId: gone!.id, byId: actor.id },
    ],
  });
  await prisma.note.create({
    data: { supporterId: gone!.id, text: "Called.", createdAt: now, byId: actor.id },
  });
  await prisma.supporter.update({ where: { id: kept!.id }, data: { custom: { shirt: "M", age: 30 } } });
  await prisma.supporter.update({ where: { id: gone!.id }, data: { custom: { shirt: "L", union: true } } });
  await prisma.suppression.create({ data: { emailCanonical: gone!.emailCanonical, reason: "complaint" } });
  await answer(gone!.id, true, "2013-01-01T00:00:00Z");
  const before = await world([kept!.id, gone!.id]);
  await agrees(both.id, 1);
  await agrees(one.id, 2);

  const took = { from: { name: gone!.id, place: gone!.id }, custom: { shirt: gone!.id, age: kept!.id } };
  const { mergeId, uncounted } = await merged(kept!.id, gone!.id, took);

  expect(uncounted, "the one that fell had not been confirmed").toBe(0);
  const after = await world([kept!.id, gone!.id]);
  expect(after.people.find(({ id }) => id === kept!.id)).toMatchObject({
    givenName: "Anita",
    phone: kept!.phone,
    custom: { shirt: "L", age: 30, union: true },
  });
  expect(after.people.find(({ id }) => id === gone!.id)).toMatchObject({ mergedIntoId: kept!.id });
  const standing = after.signatures.filter(({ supporterId }) => supporterId === kept!.id);
  expect(standing.map(({ petitionId, status }) => [petitionId, status])).toEqual(
    expect.arrayContaining([
      [both.id, "counted"],
      [one.id, "counted"],
    ]),
  );
  expect(standing.find(({ petitionId }) => petitionId === both.id)?.id).toBe(counts.id);
  expect(after.tags.map(({ tagId, supporterId }) => [tagId, supporterId])).toEqual(
    expect.arrayContaining([
      [shared, kept!.id],
      [own, kept!.id],
    ]),
  );
  expect(after.suppressions).toHaveLength(2);
  await agrees(both.id, 1);
  await agrees(one.id, 2);

  expect(await part(mergeId)).toMatchObject({ outcome: "parted", goneId: gone!.id });

  expect(await world([kept!.id, gone!.id])).toEqual(before);
  await agrees(both.id, 1);
  const trail = await prisma.auditEntry.findMany({ where: { subjectId: { in: [kept!.id, gone!.id] } } });
  expect(trail.map(({ what }) => what).sort()).toEqual([
    "supporter.merged",
    "supporter.merged-away",
    "supporter.parted",
    "supporter.parted",
  ]);
  expect(JSON.stringify(trail)).not.toContain("Anita");
});

test("of two signatures that count one leaves every count, cannot be brought back alone, and comes back by parting", async () => {
  const [kept, gone] = await twins();
  const { id } = await createPetition();
  await sign(id, kept!.email, { signedAt: new Date("2013-01-10T18:00:00Z") });
  const second = await sign(id, gone!.email, { signedAt: new Date("2013-01-11T18:00:00Z") });
  await agrees(id, 2);

  const { mergeId } = await merged(kept!.id, gone!.id);

  await agrees(id, 1);
  expect(await restoreSignature(second.id, { now })).toEqual({ outcome: "unchanged" });
  await agrees(id, 1);
  await part(mergeId);
  await agrees(id, 2);
});

test("who signs with the other address signs as the one person, is written to there, and takes it along when parted", async () => {
  const [kept, gone] = await twins();
  const { id } = await createPetition();
  const { mergeId } = await merged(kept!.id, gone!.id);

  const consent = { id: newId(), purpose: "email", granted: true, wordingId, page: "/p" } as const;
  const signedAt = new Date("2013-02-01T18:00:00Z");
  const signature = await sign(id, gone!.email, { status: "pending", consents: [consent], signedAt });
  await followUp({ now: later });

  const row = await prisma.signature.findUniqueOrThrow({ where: { id: signature.id } });
  expect(row).toMatchObject({ supporterId: kept!.id, signedAsId: gone!.id });
  const mails = await prisma.outgoingMail.findMany({ where: { subjectId: signature.id } });
  expect(new Set(mails.map(({ toEmail }) => toEmail))).toEqual(new Set([gone!.email]));
  const touched = await prisma.supporter.findUniqueOrThrow({ where: { id: kept!.id } });
  expect(touched.lastActionAt).toEqual(signedAt);

  await part(mergeId);

  const home = await world([gone!.id]);
  expect(home.signatures).toMatchObject([{ id: signature.id, signedAsId: null, status: "pending" }]);
  expect(home.consents).toMatchObject([{ id: consent.id }]);
  expect(home.actions).toMatchObject([{ subjectId: signature.id }]);
});

test("a no is not turned into a yes by the other one's later yes", async () => {
  const [kept, gone] = await twins();
  await answer(kept!.id, false, "2012-05-01T00:00:00Z");
  await answer(gone!.id, true, "2013-01-01T00:00:00Z");
  await answer(gone!.id, true, "2013-01-01T00:00:00Z", "sms");

  const { mergeId } = await merged(kept!.id, gone!.id);

  const consents = await currentConsents(kept!.id);
  expect(consents.get("email")?.granted).toBe(false);
  expect(consents.get("sms")?.granted).toBe(true);
  expect((await world([kept!.id])).consents).toHaveLength(4);

  await answer(kept!.id, false, "2013-02-01T18:00:00Z", "sms");
  await part(mergeId);

  expect((await currentConsents(gone!.id)).get("email")?.granted).toBe(true);
  // Said to both since: nobody knows for which address it was meant.
  expect((await currentConsents(gone!.id)).get("sms")?.granted).toBe(false);
});

test("a yes of long ago gives way to a later no, and a bounce stays with its own address", async () => {
  const [kept, gone] = await twins();
  await answer(kept!.id, true, "2012-05-01T00:00:00Z");
  await answer(gone!.id, false, "2013-01-01T00:00:00Z");
  await prisma.suppression.create({ data: { emailCanonical: gone!.emailCanonical, reason: "hard_bounce" } });

  await merged(kept!.id, gone!.id);

  expect((await currentConsents(kept!.id)).get("email")?.granted).toBe(false);
  const { consents, suppressions } = await world([kept!.id, gone!.id]);
  expect(consents).toHaveLength(2);
  expect(suppressions.map(({ emailCanonical }) => emailCanonical)).toEqual([gone!.emailCanonical]);
});

test("what staff corrected since stays when the two are parted", async () => {
  const [kept, gone] = await twins();
  const { mergeId } = await merged(kept!.id, gone!.id, { from: { name: gone!.id, phone: gone!.id } });
  await prisma.supporter.update({ where: { id: kept!.id }, data: { givenName: "Anna" } });

  await part(mergeId);

  const row = await prisma.supporter.findUniqueOrThrow({ where: { id: kept!.id } });
  expect(row).toMatchObject({ givenName: "Anna", phone: kept!.phone });
});

test("links in old mails of either address find the person, and confirm the signature that stands", async () => {
  const [kept, gone] = await twins();
  const { id } = await createPetition();
  const first = await sign(id, kept!.email, { status: "pending" });
  const consent = { id: newId(), purpose: "email", granted: true, wordingId, page: "/p" } as const;
  const signedAt = new Date("2013-01-11T18:00:00Z");
  const second = await sign(id, gone!.email, { status: "pending", consents: [consent], signedAt });
  const token = (purpose: "confirm" | "unsubscribe", subjectId?: string) =>
    issueToken({ purpose, supporterId: gone!.id, ...(subjectId && { subjectId }), ttlDays: 30, now });
  const [unsubscribe, confirm] = [await token("unsubscribe"), await token("confirm", second.id)];
  await merged(kept!.id, gone!.id);

  expect(await findToken(unsubscribe, "unsubscribe", later)).toMatchObject({ supporterId: kept!.id });
  expect(await confirmSignature(confirm, { now: later })).toMatchObject({
    outcome: "confirmed",
    first: true,
  });
  expect(await confirmSignature(confirm, { now: later })).toMatchObject({ first: false });
  const row = await prisma.signature.findUniqueOrThrow({ where: { id: first.id } });
  expect(row.status).toBe("counted");
  await agrees(id, 1);
  const given = await prisma.consentRecord.findUniqueOrThrow({ where: { id: consent.id } });
  expect(given).toMatchObject({ supporterId: kept!.id, awaitsConfirmation: false });
});

test("pressed twice, from both sides, or after a change, it happens once and nobody is surprised", async () => {
  const [one, two] = await twins();
  const people = await mergePeople(prisma, [one!.id, two!.id]);
  const seen = fingerprint(people!);
  await prisma.supporter.update({ where: { id: two!.id }, data: { phone: "+15595550111" } });
  expect(await mergeSupporters(choose(one!.id, two!.id), seen, { actor, now })).toEqual({
    outcome: "changed-meanwhile",
  });

  const outcomes = await Promise.all([
    merge(one!.id, two!.id),
    merge(two!.id, one!.id),
    merge(one!.id, two!.id),
  ]);

  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["already", "already", "merged"]);
  expect(new Set(outcomes.map((each) => "keptId" in each && each.keptId)).size).toBe(1);
  const { id } = await prisma.supporterMerge.findFirstOrThrow({
    where: { OR: [{ keptId: one!.id }, { keptId: two!.id }] },
  });
  const undone = await Promise.all([part(id), part(id)]);
  expect(undone.map(({ outcome }) => outcome).sort()).toEqual(["already", "parted"]);
});

test("of an erasure and a merge at once, either comes first and nothing of the person is left", async () => {
  for (let round = 0; round < 6; round++) {
    const [kept, gone] = await twins();
    const erase = eraseByStaff(round % 2 ? kept!.id : gone!.id, { actor, now });
    const [merging] = await Promise.all([merge(kept!.id, gone!.id), erase]);
    const erased = await prisma.supporter.findMany({
      where: { id: { in: [kept!.id, gone!.id] }, erasedAt: { not: null } },
    });
    expect([merging.outcome, erased.length]).toEqual(
      merging.outcome === "merged" ? ["merged", 2] : ["not-found", 1],
    );
  }
});

test("somebody who signs in the very moment of a merge is counted once, wherever the two meet", async () => {
  const { id } = await createPetition();
  for (let round = 0; round < 8; round++) {
    const [kept, gone] = await twins();
    await sign(id, kept!.email);
    const [, { mergeId }] = await Promise.all([sign(id, gone!.email), merged(kept!.id, gone!.id)]);
    const rows = await prisma.signature.findMany({
      where: { petitionId: id, supporterId: { in: [kept!.id, gone!.id] }, status: "counted" },
    });
    expect(rows.map(({ supporterId }) => supporterId)).toEqual([kept!.id]);
    await Promise.all([sign(id, gone!.email), part(mergeId)]);
  }
  const actual = await prisma.signature.count({ where: { petitionId: id, status: "counted" } });
  await agrees(id, actual);
});

test("merges are taken back in the opposite order, with all that went along", async () => {
  const [a, b] = await twins();
  const [c] = await twins();
  const { id } = await createPetition();
  for (const { email } of [a!, b!, c!]) await sign(id, email);
  const before = await world([a!.id, b!.id, c!.id]);
  const first = await merged(b!.id, c!.id);
  const second = await merged(a!.id, b!.id, {}, later);
  await agrees(id, 1);
  expect(await prisma.supporter.count({ where: { mergedIntoId: a!.id } })).toBe(2);

  expect(await part(first.mergeId, days(3))).toEqual({ outcome: "later-first" });
  expect(await part(second.mergeId, days(3))).toMatchObject({ outcome: "parted" });
  expect(await part(first.mergeId, days(3))).toMatchObject({ outcome: "parted" });
  expect(await world([a!.id, b!.id, c!.id])).toEqual(before);
  await agrees(id, 3);
});

test("after thirty days nothing is left to part them by, and no night undoes the merge", async () => {
  const [kept, gone] = await twins();
  const { id } = await createPetition();
  const at = new Date("2013-01-30T12:00:00Z");
  await sign(id, gone!.email, { status: "pending", signedAt: at });
  await prisma.supporter.updateMany({ where: { id: { in: [kept!.id, gone!.id] } }, data: { createdAt: at } });
  const { mergeId } = await merged(kept!.id, gone!.id);

  expect(await part(mergeId, days(30))).toEqual({ outcome: "too-late" });
  await forgetUnconfirmed({ before: days(40), now: days(40) });
  expect(await forgetOldMerges({ now: days(29) })).toBe(0);
  expect(await forgetOldMerges({ now: days(31) })).toBeGreaterThan(0);

  const row = await prisma.supporterMerge.findUniqueOrThrow({ where: { id: mergeId } });
  expect(row).toMatchObject({ undo: null, undoneAt: null });
  const rows = await prisma.supporter.findMany({ where: { id: { in: [kept!.id, gone!.id] } } });
  expect(rows.map(({ erasedAt }) => erasedAt)).toEqual([null, null]);
  expect(await part(mergeId, days(32))).toEqual({ outcome: "too-late" });
});

test("what is held about them names both addresses, and erasing them erases both", async () => {
  const [kept, gone] = await twins();
  const { id } = await createPetition();
  await sign(id, kept!.email);
  await sign(id, gone!.email, { comment: "From my other mailbox.", signedAt: new Date("2013-01-11") });
  await merged(kept!.id, gone!.id);

  const held = JSON.stringify(await heldData(kept!.id, "en", { now }));
  for (const text of [gone!.email, gone!.phone!, "Anita", "From my other mailbox."])
    expect(held).toContain(text);

  expect(await eraseByStaff(gone!.id, { actor, now })).toEqual({ outcome: "erased" });
  const { rows } = await pool.query<{ text: string }>(
    `SELECT s::text AS text FROM supporter s WHERE id = ANY($1)
     UNION ALL SELECT g::text FROM signature g WHERE supporter_id = ANY($1)
     UNION ALL SELECT m::text FROM supporter_merge m WHERE kept_id = ANY($1)`,
    [[kept!.id, gone!.id]],
  );
  const left = rows.map(({ text }) => text).join("\n");
  for (const text of [gone!.email, kept!.email, gone!.phone!, "Anita"]) expect(left).not.toContain(text);
  await agrees(id, 1);
  const { outcome } = await signPetition(newSignature(id, { email: gone!.email }));
  expect(outcome).toBe("signed");
});

test("where somebody lives is given to whom nothing is known of, stays where it is known, and comes back", async () => {
  const { divisions } = await createCorner();
  const [kept, gone] = await twins();
  const lives = async (id: string) =>
    (
      await prisma.supporterDivision.findMany({ where: { supporterId: id }, orderBy: { divisionId: "asc" } })
    ).map(({ divisionId }) => divisionId);
  const put = (supporterId: string, divisionId: string) =>
    prisma.supporterDivision.create({ data: { supporterId, divisionId, foundAt: now } });
  await put(kept!.id, divisions.assembly);
  await put(gone!.id, divisions.beside);
  await put(gone!.id, divisions.senate);
  const { mergeId } = await merged(kept!.id, gone!.id);
  expect([await lives(kept!.id), await lives(gone!.id)]).toEqual([
    [divisions.assembly, divisions.senate],
    [],
  ]);
  await part(mergeId);
  expect([await lives(kept!.id), await lives(gone!.id)]).toEqual([
    [divisions.assembly],
    [divisions.beside, divisions.senate],
  ]);
});
