import type { Tx } from "#app/platform/db.server.ts";
import type { JoinedLetters } from "./joined-letters.ts";

type Two = { keptId: string; goneId: string };

/**
 * Gives one person's letters to another one, in the transaction that merges the two. Where both wrote to one official on
 * one page, that of the one who is kept stands; the other stays with the row that goes, and goes to nobody if it has
 * not gone yet.
 */
export async function joinLetters(tx: Tx, { keptId, goneId }: Two): Promise<JoinedLetters> {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE letter l SET supporter_id = ${keptId}::uuid
    WHERE l.supporter_id = ${goneId}::uuid AND NOT EXISTS (
      SELECT FROM letter k WHERE k.supporter_id = ${keptId}::uuid AND k.page_id = l.page_id
        AND k.official_id = l.official_id)
    RETURNING l.id`;
  const stopped = await tx.$queryRaw<JoinedLetters["stopped"]>`
    WITH before AS (
      SELECT id, status FROM letter WHERE supporter_id = ${goneId}::uuid
        AND status IN ('waiting', 'queued', 'offered', 'said_not_sent') ORDER BY id FOR UPDATE
    )
    UPDATE letter l SET status = 'cancelled' FROM before b WHERE l.id = b.id RETURNING l.id, b.status`;
  return { moved: moved.map(({ id }) => id), stopped };
}

/** Takes `joinLetters` back. What was written since the merge stays with the person who was kept. */
export async function partLetters(
  tx: Tx,
  { keptId, goneId }: Two,
  { moved, stopped }: JoinedLetters,
): Promise<void> {
  await tx.letter.updateMany({
    where: { id: { in: moved }, supporterId: keptId },
    data: { supporterId: goneId },
  });
  for (const { id, status } of stopped)
    await tx.letter.updateMany({
      where: { id, supporterId: goneId, status: "cancelled" },
      data: { status },
    });
}
