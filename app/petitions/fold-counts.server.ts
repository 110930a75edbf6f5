import type pg from "pg";
import { pool } from "#app/platform/db.server.ts";

/** Held by whoever adds up or repairs counts. */
const countsLock = 0x636f756e;

const most = 20_000;

/**
 * Takes waiting deltas and adds them to the total and to each level of place. `places` turns one delta into
 * up to four rows; a level that is not known has none. Only the holder of the lock writes these tables, so
 * a row that is not there will not come to be meanwhile. Nothing below zero is ever stored: the nightly check
 * puts right what a hand in the database made wrong.
 */
const FOLD = `
WITH taken AS (
  DELETE FROM signature_count_delta WHERE id IN (
    SELECT id FROM signature_count_delta ORDER BY id LIMIT $1
  ) RETURNING petition_id, country, region, county_fips, postal_code, delta
),
totals AS (SELECT petition_id, sum(delta) AS delta FROM taken GROUP BY petition_id),
total_updated AS (
  UPDATE petition_count c SET counted = greatest(0, c.counted + t.delta), updated_at = $2
  FROM totals t WHERE c.petition_id = t.petition_id
),
total_added AS (
  INSERT INTO petition_count (petition_id, counted, updated_at)
  SELECT t.petition_id, greatest(0, t.delta), $2 FROM totals t
  WHERE NOT EXISTS (SELECT FROM petition_count c WHERE c.petition_id = t.petition_id)
),
places AS (
  SELECT petition_id, level, place, sum(delta) AS delta FROM taken, LATERAL (VALUES
    ('country'::"PlaceLevel", country),
    ('region', country || '-' || region),
    ('county', county_fips),
    ('postal_code', country || '-' || postal_code)
  ) AS l(level, place) WHERE place IS NOT NULL GROUP BY 1, 2, 3
),
place_updated AS (
  UPDATE petition_place_count c SET counted = greatest(0, c.counted + p.delta)
  FROM places p WHERE c.petition_id = p.petition_id AND c.level = p.level AND c.place = p.place
),
place_added AS (
  INSERT INTO petition_place_count (petition_id, level, place, counted)
  SELECT p.petition_id, p.level, p.place, greatest(0, p.delta) FROM places p
  WHERE NOT EXISTS (
    SELECT FROM petition_place_count c
    WHERE c.petition_id = p.petition_id AND c.level = p.level AND c.place = p.place
  )
)
SELECT count(*)::int AS taken FROM taken`;

/** Runs work while no other process adds up or repairs counts; null when one does. */
export async function withCountsLock<T>(
  work: (client: pg.PoolClient) => Promise<T>,
  { wait = false }: { wait?: boolean } = {},
): Promise<T | null> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const lock = wait
      ? "SELECT pg_advisory_xact_lock($1) IS NOT NULL AS held"
      : "SELECT pg_try_advisory_xact_lock($1) AS held";
    const { rows } = await client.query(lock, [countsLock]);
    const result = rows[0].held ? await work(client) : null;
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/**
 * Adds waiting deltas to the counts, in one transaction, by one process at a time. Returns how many it took,
 * or null when another process is at it. Total plus waiting deltas is the same before, during and after.
 */
export async function foldCounts({ now }: { now: Date }): Promise<number | null> {
  let all = 0;
  for (;;) {
    const taken = await withCountsLock(async (client) => {
      const { rows } = await client.query<{ taken: number }>({
        name: "fold-counts",
        text: FOLD,
        values: [most, now],
      });
      return rows[0]!.taken;
    });
    if (taken === null) return all > 0 ? all : null;
    all += taken;
    if (taken < most) return all;
  }
}
