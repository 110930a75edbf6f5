import type pg from "pg";
import { pool } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { countChecks } from "#app/platform/metrics.server.ts";
import { checkStatisticsOf } from "./check-statistics.server.ts";
import { withCountsLock } from "./fold-counts.server.ts";

/**
 * Open petitions each night; closed ones while confirmations may still come in, and once a month after that,
 * since counting a million rows is not free and nothing moves them any more.
 */
const DUE = `
SELECT p.id FROM petition p JOIN campaign c ON c.id = p.campaign_id
LEFT JOIN LATERAL (
  SELECT checked_at FROM count_check k WHERE k.petition_id = p.id ORDER BY checked_at DESC LIMIT 1
) last ON true
WHERE c.status = 'live'
  OR c.closed_at > $1::timestamptz - interval '3 days'
  OR last.checked_at IS NULL
  OR last.checked_at < $1::timestamptz - interval '30 days'
ORDER BY p.id`;

/**
 * Compares and repairs one petition in one statement, so in one view of the data: a signature and its delta
 * are committed together, and folding is held off by the lock, so what should be stored is rows minus what
 * waits, however many deltas keep coming meanwhile.
 */
const CHECK = `
WITH rows AS (
  SELECT country, region, county_fips, postal_code, count(*) AS n FROM signature
  WHERE petition_id = $1 AND status = 'counted' GROUP BY 1, 2, 3, 4
),
waiting AS (
  SELECT country, region, county_fips, postal_code, sum(delta) AS n FROM signature_count_delta
  WHERE petition_id = $1 GROUP BY 1, 2, 3, 4
),
should AS (
  SELECT country, region, county_fips, postal_code, n FROM rows
  UNION ALL SELECT country, region, county_fips, postal_code, -n FROM waiting
),
total AS (
  SELECT coalesce((SELECT counted FROM petition_count WHERE petition_id = $1), 0) AS kept,
    coalesce((SELECT sum(n) FROM should), 0)::int AS wanted,
    coalesce((SELECT sum(n) FROM rows), 0)::int AS actual
),
total_repaired AS (
  INSERT INTO petition_count (petition_id, counted, updated_at)
  SELECT $1, greatest(0, wanted), $2 FROM total WHERE kept <> wanted
  ON CONFLICT (petition_id) DO UPDATE SET counted = excluded.counted, updated_at = excluded.updated_at
),
places AS (
  SELECT level, place, sum(n)::int AS n FROM should, LATERAL (VALUES
    ('country'::"PlaceLevel", country),
    ('region', country || '-' || region),
    ('county', county_fips),
    ('postal_code', country || '-' || postal_code)
  ) AS l(level, place) WHERE place IS NOT NULL GROUP BY 1, 2
),
wrong AS (
  SELECT level, place, greatest(0, coalesce(p.n, 0)) AS n
  FROM places p FULL JOIN (
    SELECT level, place, counted FROM petition_place_count WHERE petition_id = $1
  ) k USING (level, place)
  WHERE coalesce(k.counted, 0) <> greatest(0, coalesce(p.n, 0))
),
places_repaired AS (
  INSERT INTO petition_place_count (petition_id, level, place, counted)
  SELECT $1, level, place, n FROM wrong
  ON CONFLICT (petition_id, level, place) DO UPDATE SET counted = excluded.counted
),
noted AS (
  INSERT INTO count_check (petition_id, checked_at, stored, actual)
  SELECT $1, $2, kept + (actual - wanted), actual FROM total
)
SELECT kept + (actual - wanted) AS stored, actual, (SELECT count(*)::int FROM wrong) AS places FROM total`;

export type CountCheck = {
  petitionId: string;
  /** What the page would have said. */
  stored: number;
  /** Counted rows. */
  actual: number;
  /** Places whose number was wrong. */
  places: number;
  /** Numbers of the statistics that were wrong. */
  statistics: number;
};

/** Compares the counts of one petition with its rows, repairs them, and notes what it found. */
export async function checkCountsOf(petitionId: string, { now }: { now: Date }): Promise<CountCheck> {
  const compare = async (client: pg.PoolClient) => {
    // A petition with a million signatures takes a second or two; the pool's own limit is for pages.
    await client.query("SET LOCAL statement_timeout = '10min'");
    const { rows } = await client.query<Omit<CountCheck, "petitionId" | "statistics">>(CHECK, [
      petitionId,
      now,
    ]);
    return { petitionId, ...rows[0]!, statistics: await checkStatisticsOf(client, petitionId) };
  };
  return (await withCountsLock(compare, { wait: true }))!;
}

/**
 * The nightly check: counts agree with rows, or are made to. Returns the petitions that were wrong. Safe
 * while people sign; what the page shows meanwhile is right or the old wrong number, never a third.
 */
export async function checkCounts({
  now,
}: {
  now: Date;
}): Promise<{ checked: number; repaired: CountCheck[] }> {
  const { rows } = await pool.query<{ id: string }>(DUE, [now]);
  const repaired: CountCheck[] = [];
  for (const { id } of rows) {
    const check = await checkCountsOf(id, { now });
    const agrees = check.stored === check.actual && check.places === 0 && check.statistics === 0;
    countChecks.inc({ result: agrees ? "agreed" : "repaired" });
    if (agrees) continue;
    repaired.push(check);
    log.error(check, "the counts of a petition did not agree with its rows and were repaired");
  }
  log.info({ checked: rows.length, repaired: repaired.length }, "counts checked");
  return { checked: rows.length, repaired };
}
