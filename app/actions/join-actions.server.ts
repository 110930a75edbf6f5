import type { Tx } from "#app/platform/db.server.ts";

type Two = { keptId: string; goneId: string };

/** Gives one person's lines of the ledger to another one, in the transaction that merges the two. Returns their ids. */
export async function joinActions(tx: Tx, { keptId, goneId }: Two): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE supporter_action SET supporter_id = ${keptId}::uuid WHERE supporter_id = ${goneId}::uuid RETURNING id`;
  return rows.map(({ id }) => id);
}

/**
 * Takes `joinActions` back; lines about signatures that go back go with them. Who left the mailing list since left
 * it as both.
 */
export async function partActions(
  tx: Tx,
  { keptId, goneId }: Two,
  moved: string[],
  { since, signatureIds }: { since: Date; signatureIds: string[] },
): Promise<void> {
  await tx.supporterAction.updateMany({
    where: { supporterId: keptId, OR: [{ id: { in: moved } }, { subjectId: { in: signatureIds } }] },
    data: { supporterId: goneId },
  });
  await tx.$executeRaw`
    INSERT INTO supporter_action (id, supporter_id, campaign_id, kind, subject_id, source, occurred_at)
    SELECT gen_random_uuid(), ${goneId}::uuid, campaign_id, kind, subject_id, source, occurred_at
    FROM supporter_action WHERE supporter_id = ${keptId}::uuid AND kind = 'unsubscribed' AND occurred_at >= ${since}`;
}
