import type { Tx } from "#app/platform/db.server.ts";

export type HeldRow = { id: string; mergedIntoId: string | null; erased: boolean };

/**
 * Holds the rows of these people and of all that went into them, so that whoever merges, parts, erases or signs for
 * them waits. Rows are taken in the order of their addresses, as the statement that signs takes them.
 */
export async function lockPeople(tx: Tx, ids: string[]): Promise<HeldRow[]> {
  const lock = () => tx.$queryRaw<HeldRow[]>`
    SELECT id, merged_into_id AS "mergedIntoId", erased_at IS NOT NULL AS erased FROM supporter
    WHERE id = ANY(${ids}::uuid[]) OR merged_into_id = ANY(${ids}::uuid[])
    ORDER BY email_canonical FOR NO KEY UPDATE`;
  // Whoever was waited for may have merged another row into these: the second look finds it.
  await lock();
  return lock();
}
