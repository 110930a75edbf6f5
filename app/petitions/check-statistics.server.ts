import type pg from "pg";

/**
 * Compares and repairs the quarters of one petition in one view of the data: what should be stored is rows minus
 * what waits to be added.
 */
const QUARTERS = `
WITH should AS (
  SELECT at, source, sum(counted) AS counted, sum(pending) AS pending, sum(review) AS review, sum(invalid) AS invalid
  FROM (
    SELECT quarter_of(signed_at) AS at, signature_source(source, utm, shared_by_id, referrer) AS source,
      count(*) FILTER (WHERE status = 'counted') AS counted, count(*) FILTER (WHERE status = 'pending') AS pending,
      count(*) FILTER (WHERE status = 'review') AS review, count(*) FILTER (WHERE status = 'invalid') AS invalid
    FROM signature WHERE petition_id = $1 GROUP BY 1, 2
    UNION ALL
    SELECT at, source, -coalesce(sum(delta) FILTER (WHERE status = 'counted'), 0),
      -coalesce(sum(delta) FILTER (WHERE status = 'pending'), 0), -coalesce(sum(delta) FILTER (WHERE status = 'review'), 0),
      -coalesce(sum(delta) FILTER (WHERE status = 'invalid'), 0)
    FROM signature_move WHERE petition_id = $1 GROUP BY 1, 2
  ) parts GROUP BY 1, 2
),
wrong AS (
  SELECT at, source, coalesce(s.counted, 0) AS counted, coalesce(s.pending, 0) AS pending,
    coalesce(s.review, 0) AS review, coalesce(s.invalid, 0) AS invalid
  FROM should s FULL JOIN (SELECT * FROM signature_quarter WHERE petition_id = $1) k USING (at, source)
  WHERE (coalesce(s.counted, 0), coalesce(s.pending, 0), coalesce(s.review, 0), coalesce(s.invalid, 0))
    IS DISTINCT FROM (coalesce(k.counted, 0), coalesce(k.pending, 0), coalesce(k.review, 0), coalesce(k.invalid, 0))
),
repaired AS (
  INSERT INTO signature_quarter (petition_id, at, source, counted, pending, review, invalid)
  SELECT $1, at, source, counted, pending, review, invalid FROM wrong
  ON CONFLICT (petition_id, at, source) DO UPDATE SET counted = excluded.counted, pending = excluded.pending,
    review = excluded.review, invalid = excluded.invalid
)
SELECT count(*)::int AS wrong FROM wrong`;

const SHARERS = `
WITH should AS (
  SELECT sharer_id, sum(counted) AS counted FROM (
    SELECT shared_by_id AS sharer_id, count(*) AS counted FROM signature
    WHERE petition_id = $1 AND status = 'counted' AND shared_by_id IS NOT NULL GROUP BY 1
    UNION ALL
    SELECT sharer_id, -sum(delta) FROM signature_move
    WHERE petition_id = $1 AND status = 'counted' AND sharer_id IS NOT NULL GROUP BY 1
  ) parts GROUP BY 1
),
wrong AS (
  SELECT sharer_id, coalesce(s.counted, 0) AS counted
  FROM should s FULL JOIN (SELECT sharer_id, counted FROM signature_sharer WHERE petition_id = $1) k USING (sharer_id)
  WHERE coalesce(s.counted, 0) <> coalesce(k.counted, 0)
),
repaired AS (
  INSERT INTO signature_sharer (sharer_id, petition_id, counted) SELECT sharer_id, $1, counted FROM wrong
  ON CONFLICT (sharer_id) DO UPDATE SET counted = excluded.counted
)
SELECT count(*)::int AS wrong FROM wrong`;

/**
 * Compares what the statistics say of a petition with its rows, and repairs them. Returns how many numbers were
 * wrong. To be run by the holder of the lock on counts.
 */
export async function checkStatisticsOf(client: pg.PoolClient, petitionId: string): Promise<number> {
  let wrong = 0;
  for (const text of [QUARTERS, SHARERS]) {
    const { rows } = await client.query<{ wrong: number }>(text, [petitionId]);
    wrong += rows[0]!.wrong;
  }
  return wrong;
}
