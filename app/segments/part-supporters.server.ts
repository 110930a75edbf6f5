import { partActions } from "#app/actions/join-actions.server.ts";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { partCalls } from "#app/calls/join-calls.server.ts";
import { partDonations } from "#app/donations/join-donations.server.ts";
import { partLetters } from "#app/letters/join-letters.server.ts";
import { dropCarried } from "#app/mail/suppression.server.ts";
import { partSignatures } from "#app/petitions/join-signatures.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { Prisma } from "#app/platform/prisma/client.ts";
import type { Deed } from "#app/staff/actor.ts";
import { partConsents } from "#app/supporters/join-consents.server.ts";
import { partHomes } from "#app/supporters/join-homes.server.ts";
import { lockPeople } from "#app/supporters/lock-people.server.ts";
import type { CustomAnswers } from "./merge-choice.ts";
import { UNDO_DAYS, type Undo, UndoSchema } from "./merge-record.ts";

export type PartOutcome =
  | { outcome: "parted"; keptId: string; goneId: string }
  /** Somebody was faster, or pressed twice. */
  | { outcome: "already"; keptId: string }
  /** Another one was merged into them since: that one has to be parted first. */
  | { outcome: "later-first" }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

const DAY = 86_400_000;

/** Whether a merge of that moment may still be taken back. */
export const isInTime = (mergedAt: Date, now: Date): boolean =>
  now.getTime() - mergedAt.getTime() < UNDO_DAYS * DAY;

/**
 * Takes a merge back: two people as they were before. What happened since stays where it belongs: signatures and
 * what came with them go with the address they were made with, a field that was corrected since stays as it is, and
 * so do notes and tags of since.
 */
export function partSupporters(mergeId: string, deed: Deed): Promise<PartOutcome> {
  return prisma.$transaction(async (tx) => {
    const found = await tx.supporterMerge.findUnique({ where: { id: mergeId } });
    if (!found) return { outcome: "not-found" };
    const { keptId, goneId } = found;
    const rows = await lockPeople(tx, [keptId, goneId]);
    // Read again under the lock: whoever was waited for may have taken it back, or erased them.
    const merge = await tx.supporterMerge.findUnique({ where: { id: mergeId } });
    if (!merge) return { outcome: "not-found" };
    if (merge.undoneAt) return { outcome: "already", keptId };
    const undo = UndoSchema.safeParse(merge.undo);
    if (!undo.success || !isInTime(merge.mergedAt, deed.now)) return { outcome: "too-late" };
    if (rows.find(({ id }) => id === goneId)?.mergedIntoId !== keptId || (await hasLater(tx, merge)))
      return { outcome: "later-first" };
    return partHeld(tx, merge, undo.data, deed);
  });
}

type Merge = { id: string; keptId: string; goneId: string; mergedAt: Date };

/** Each merge remembers the row as it found it, so they are taken back in the opposite order. */
async function hasLater(tx: Tx, { id, keptId, mergedAt }: Merge): Promise<boolean> {
  const later = await tx.supporterMerge.findFirst({
    where: {
      keptId,
      undoneAt: null,
      OR: [{ mergedAt: { gt: mergedAt } }, { mergedAt, id: { gt: id } }],
    },
    select: { id: true },
  });
  return later !== null;
}

async function partHeld(tx: Tx, merge: Merge, undo: Undo, { actor, now }: Deed): Promise<PartOutcome> {
  const { keptId, goneId } = merge;
  const two = { keptId, goneId };
  await tx.supporter.update({ where: { id: goneId }, data: { mergedIntoId: null, updatedAt: now } });
  await tx.supporter.updateMany({ where: { id: { in: undo.members } }, data: { mergedIntoId: goneId } });
  const goneIds = [goneId, ...undo.members];
  const signatureIds = await partSignatures(tx, two, { goneIds, folded: undo.folded });
  const since = { since: merge.mergedAt, signatureIds };
  await partActions(tx, two, undo.actions, since);
  await partLetters(tx, two, undo.letters);
  await partDonations(tx, two, undo.gifts);
  await partCalls(tx, two, undo);
  await partHomes(tx, two, undo.homes);
  await partConsents(tx, two, undo.consents, since);
  await dropCarried(tx, undo.suppressions);
  await tx.note.updateMany({
    where: { id: { in: undo.notes }, supporterId: keptId },
    data: { supporterId: goneId },
  });
  await partTags(tx, two, undo);
  await restoreKept(tx, keptId, undo, now);
  await tx.supporterMerge.update({
    where: { id: merge.id },
    data: { undoneAt: now, undo: Prisma.DbNull },
  });
  const record = (id: string, other: string) =>
    recordAudit(tx, {
      actor,
      what: "supporter.parted",
      subject: { kind: "supporter", id },
      after: { other },
      now,
    });
  await record(keptId, goneId);
  await record(goneId, keptId);
  return { outcome: "parted", keptId, goneId };
}

/** A tag that was taken off and put on again since stays; one that is gone from the house comes back to nobody. */
async function partTags(tx: Tx, { keptId, goneId }: { keptId: string; goneId: string }, undo: Undo) {
  for (const { tagId, at, byId } of undo.tags) {
    if (undo.gained.includes(tagId))
      await tx.supporterTag.deleteMany({ where: { tagId, supporterId: keptId, at: new Date(at) } });
    await tx.$executeRaw`
      INSERT INTO supporter_tag (tag_id, supporter_id, at, by_id)
      SELECT id, ${goneId}::uuid, ${new Date(at)}, ${byId}::uuid FROM tag WHERE id = ${tagId}::uuid
      ON CONFLICT DO NOTHING`;
  }
}

/** What still is as the merge left it becomes what it was; what somebody changed since stays. */
async function restoreKept(tx: Tx, keptId: string, { columns, custom }: Undo, now: Date) {
  const row = await tx.supporter.findUniqueOrThrow({ where: { id: keptId } });
  const is = (name: string) => {
    const value = row[name as keyof typeof row];
    return value instanceof Date ? value.toISOString() : value;
  };
  const values = Object.entries(columns).flatMap(([name, { before, after }]) =>
    is(name) === after ? [[name, before]] : [],
  );
  const answers = { ...(row.custom as CustomAnswers) };
  for (const [key, { before, after }] of Object.entries(custom)) {
    if ((answers[key] ?? null) !== after) continue;
    if (before === null) delete answers[key];
    else answers[key] = before as string;
  }
  await tx.supporter.update({
    where: { id: keptId },
    data: { ...Object.fromEntries(values), custom: answers, updatedAt: now },
  });
}
