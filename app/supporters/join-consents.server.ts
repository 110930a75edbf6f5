import { v7 as newId } from "uuid";
import type { Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";

/** Where an answer was carried over from one of two people who were merged. */
export const MERGE_PAGE = "/admin/supporters/merge";

type Answer = {
  purpose: string;
  granted: boolean;
  wordingId: string;
  language: "en" | "es";
  recordedAt: Date;
};

/** The latest answer in force of each purpose. */
function inForce(tx: Tx, supporterId: string): Promise<Answer[]> {
  return tx.$queryRaw<Answer[]>`
    SELECT DISTINCT ON (purpose) purpose, granted, wording_id AS "wordingId", language, recorded_at AS "recordedAt"
    FROM consent_record WHERE supporter_id = ${supporterId}::uuid AND NOT awaits_confirmation
    ORDER BY purpose, recorded_at DESC, id DESC`;
}

/**
 * What was answered "no" by one of two people and "yes" later by the other. Whether the later answer was meant for
 * both addresses nobody knows, so the "no" stays in force until they say "yes" anew.
 */
export function noesThatStand<A extends Omit<Answer, "wordingId" | "language">>(kept: A[], gone: A[]): A[] {
  const pairs = kept.flatMap((one) => {
    const other = gone.find(({ purpose }) => purpose === one.purpose);
    return other && other.granted !== one.granted ? [one.granted ? [other, one] : [one, other]] : [];
  });
  return pairs.flatMap(([no, yes]) => (no!.recordedAt <= yes!.recordedAt ? [no!] : []));
}

export type JoinedConsents = {
  /** Records that went over. */
  moved: string[];
  /** Noes that were written down again so that they stay in force. */
  carried: string[];
};

/**
 * Gives one person's answers to another one, in the transaction that merges the two. Every record stays, and the
 * latest in force decides, except that no "no" is turned into a "yes" by it.
 */
export async function joinConsents(
  tx: Tx,
  { keptId, goneId }: { keptId: string; goneId: string },
  { now }: { now: Date },
): Promise<JoinedConsents> {
  const noes = noesThatStand(await inForce(tx, keptId), await inForce(tx, goneId));
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE consent_record SET supporter_id = ${keptId}::uuid WHERE supporter_id = ${goneId}::uuid RETURNING id`;
  const carried: Prisma.ConsentRecordCreateManyInput[] = noes.map(({ purpose, wordingId, language }) => ({
    id: newId(),
    supporterId: keptId,
    purpose,
    granted: false,
    wordingId,
    language,
    page: MERGE_PAGE,
    recordedAt: now,
  }));
  await tx.consentRecord.createMany({ data: carried });
  return { moved: moved.map(({ id }) => id), carried: carried.map(({ id }) => id) };
}

/**
 * Takes `joinConsents` back. Answers given since with signatures that go back go with them. A "no" given since to
 * the person who stood for both stays with both: nobody knows for which address it was meant.
 */
export async function partConsents(
  tx: Tx,
  { keptId, goneId }: { keptId: string; goneId: string },
  { moved, carried }: JoinedConsents,
  { since, signatureIds }: { since: Date; signatureIds: string[] },
): Promise<void> {
  await tx.consentRecord.deleteMany({ where: { id: { in: carried }, supporterId: keptId } });
  await tx.consentRecord.updateMany({
    where: {
      supporterId: keptId,
      OR: [{ id: { in: moved } }, { subjectId: { in: signatureIds }, recordedAt: { gte: since } }],
    },
    data: { supporterId: goneId },
  });
  await tx.$executeRaw`
    INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at)
    SELECT gen_random_uuid(), ${goneId}::uuid, purpose, false, wording_id, language, page, recorded_at
    FROM (
      SELECT DISTINCT ON (purpose) * FROM consent_record
      WHERE supporter_id = ${keptId}::uuid AND NOT awaits_confirmation
      ORDER BY purpose, recorded_at DESC, id DESC
    ) latest WHERE NOT granted AND subject_id IS NULL AND recorded_at >= ${since}`;
}
