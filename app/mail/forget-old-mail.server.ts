import { pool } from "#app/platform/db.server.ts";

// The row stays: its key is what keeps the same mail from being sent twice, and it says nothing about anybody.
const FORGET = `
  WITH old AS (
    SELECT id FROM outgoing_mail
    WHERE created_at < $1 AND id < $2::uuid AND to_email <> '' AND status NOT IN ('queued', 'sending')
    ORDER BY id LIMIT 2000 FOR UPDATE SKIP LOCKED
  )
  UPDATE outgoing_mail m SET to_email = '', to_canonical = '', note = NULL FROM old WHERE m.id = old.id`;

/**
 * Takes address and reply off mails that were queued before a moment and are done with. Returns how many there were.
 */
export async function forgetOldMail({ before }: { before: Date }): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const { rowCount } = await pool.query(FORGET, [before, firstIdAt(before)]);
    forgotten += rowCount ?? 0;
    if (!rowCount) return forgotten;
  }
}

/** The smallest id a mail of that moment can have: ids begin with their milliseconds. */
function firstIdAt(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
