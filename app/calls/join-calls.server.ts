import type { Tx } from "#app/platform/db.server.ts";

type Two = { keptId: string; goneId: string };

/** Calls and reminders that one person gave to another. */
export type JoinedCalls = { calls: string[]; reminders: string[] };

/**
 * Gives one person's calls to another one, in the transaction that merges the two, and with them the reminders of pages of which the
 * other one asked for none: one of two is enough.
 */
export async function joinCalls(tx: Tx, { keptId, goneId }: Two): Promise<JoinedCalls> {
  const calls = await tx.$queryRaw<{ id: string }[]>`
    UPDATE call SET supporter_id = ${keptId}::uuid WHERE supporter_id = ${goneId}::uuid RETURNING id`;
  const reminders = await tx.$queryRaw<{ id: string }[]>`
    UPDATE call_reminder r SET supporter_id = ${keptId}::uuid WHERE r.supporter_id = ${goneId}::uuid
      AND NOT EXISTS (SELECT FROM call_reminder o WHERE o.supporter_id = ${keptId}::uuid AND o.page_id = r.page_id)
    RETURNING id`;
  return { calls: calls.map(({ id }) => id), reminders: reminders.map(({ id }) => id) };
}

/** Takes `joinCalls` back. Calls of since stay with whoever was one person then. */
export async function partCalls(
  tx: Tx,
  { keptId, goneId }: Two,
  { calls, reminders }: JoinedCalls,
): Promise<void> {
  await tx.call.updateMany({
    where: { id: { in: calls }, supporterId: keptId },
    data: { supporterId: goneId },
  });
  await tx.callReminder.updateMany({
    where: { id: { in: reminders }, supporterId: keptId },
    data: { supporterId: goneId },
  });
}
