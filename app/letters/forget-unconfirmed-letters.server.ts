import { pool } from "#app/platform/db.server.ts";

/**
 * Clears letters that were written before a moment and never confirmed, nor said to have gone: nobody knows whose words
 * they are. They count as stopped. Returns how many there were.
 */
export async function forgetUnconfirmedLetters({ before }: { before: Date }): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE letter SET status = 'cancelled', address = CASE WHEN way = 'mail' THEN '' END, signed_by = '', place = NULL,
       subject = '', body = '', source = NULL
     WHERE confirmed_at IS NULL AND status IN ('waiting', 'offered', 'said_not_sent') AND written_at < $1`,
    [before],
  );
  return rowCount ?? 0;
}
