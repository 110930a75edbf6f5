import { pool } from "#app/platform/db.server.ts";
import { UNDO_DAYS } from "./merge-record.ts";

/**
 * Forgets what it takes to part people who were merged more than 30 days ago: names and addresses that nobody has any
 * more. They stay merged. Returns how many there were.
 */
export async function forgetOldMerges({ now }: { now: Date }): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE supporter_merge SET undo = NULL
     WHERE undo IS NOT NULL AND merged_at <= $1::timestamptz - make_interval(days => $2)`,
    [now, UNDO_DAYS],
  );
  return rowCount ?? 0;
}
