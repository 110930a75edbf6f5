import { withCountsLock } from "./fold-counts.server.ts";

const most = 20_000;

/**
 * Takes waiting moves of signatures and adds them to the quarters of an hour and to the sharers. Only the holder
 * of the lock writes these tables. Sums are exact: the table of signatures itself writes a move for whatever
 * happens to a row.
 */
const FOLD_SIGNATURES = `
WITH taken AS (
  DELETE FROM signature_move WHERE id IN (SELECT id FROM signature_move ORDER BY id LIMIT $1)
  RETURNING petition_id, at, source, sharer_id, status, delta
),
quarters AS (
  INSERT INTO signature_quarter AS q (petition_id, at, source, counted, pending, review, invalid)
  SELECT petition_id, at, source,
    coalesce(sum(delta) FILTER (WHERE status = 'counted'), 0), coalesce(sum(delta) FILTER (WHERE status = 'pending'), 0),
    coalesce(sum(delta) FILTER (WHERE status = 'review'), 0), coalesce(sum(delta) FILTER (WHERE status = 'invalid'), 0)
  FROM taken GROUP BY 1, 2, 3
  ON CONFLICT (petition_id, at, source) DO UPDATE SET counted = q.counted + excluded.counted,
    pending = q.pending + excluded.pending, review = q.review + excluded.review, invalid = q.invalid + excluded.invalid
),
sharers AS (
  INSERT INTO signature_sharer AS h (sharer_id, petition_id, counted)
  SELECT sharer_id, petition_id, sum(delta) FROM taken WHERE sharer_id IS NOT NULL AND status = 'counted' GROUP BY 1, 2
  ON CONFLICT (sharer_id) DO UPDATE SET counted = h.counted + excluded.counted
)
SELECT count(*)::int AS taken FROM taken`;

/** The same of mails; one that is about no signature belongs to no petition and is let go. */
const FOLD_MAILS = `
WITH taken AS (
  DELETE FROM mail_move WHERE id IN (SELECT id FROM mail_move ORDER BY id LIMIT $1)
  RETURNING subject_id, at, status, delta
),
quarters AS (
  INSERT INTO petition_mail_quarter AS q (petition_id, at, sent, failed, skipped)
  SELECT s.petition_id, t.at, coalesce(sum(t.delta) FILTER (WHERE t.status = 'sent'), 0),
    coalesce(sum(t.delta) FILTER (WHERE t.status = 'failed'), 0),
    coalesce(sum(t.delta) FILTER (WHERE t.status = 'skipped'), 0)
  FROM taken t JOIN signature s ON s.id = t.subject_id GROUP BY 1, 2
  ON CONFLICT (petition_id, at) DO UPDATE SET sent = q.sent + excluded.sent, failed = q.failed + excluded.failed,
    skipped = q.skipped + excluded.skipped
)
SELECT count(*)::int AS taken FROM taken`;

/**
 * Adds what happened to signatures and their mails to the statistics, by one process at a time. Returns how many
 * moves it took, or null when another process is at it.
 */
export async function foldStatistics(): Promise<number | null> {
  let all = 0;
  for (;;) {
    const taken = await withCountsLock(async (client) => {
      const folds = [FOLD_SIGNATURES, FOLD_MAILS];
      const results: number[] = [];
      for (const [at, text] of folds.entries()) {
        const name = `fold-statistics-${at}`;
        const { rows } = await client.query<{ taken: number }>({ name, text, values: [most] });
        results.push(rows[0]!.taken);
      }
      return results;
    });
    if (taken === null) return all > 0 ? all : null;
    all += taken.reduce((sum, each) => sum + each, 0);
    if (taken.every((each) => each < most)) return all;
  }
}
