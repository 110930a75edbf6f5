import { pool } from "#app/platform/db.server.ts";
import { bucketOf, lastBuckets } from "#app/platform/time-buckets.ts";
import { ATTRIBUTED_DAYS, DRAWN_DAYS, type ResultsOverTime } from "./results.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** While it is this fresh, hours are told apart. */
const BY_HOUR_MS = 48 * HOUR_MS;

// By quarters of an hour, from which hours and days of every zone are made.
const QUARTERS = `
  WITH first AS MATERIALIZED (
    SELECT c.delivery_id, min(c.at) AS at FROM blast_click c WHERE c.blast_id = $1 AND NOT c.machine
    GROUP BY c.delivery_id),
  did AS (
    SELECT DISTINCT ON (a.supporter_id, a.kind) a.occurred_at AS at
    FROM first JOIN blast_delivery d ON d.id = first.delivery_id
    JOIN supporter_action a ON a.supporter_id = d.supporter_id AND a.occurred_at >= first.at
      AND a.occurred_at < first.at + make_interval(days => ${ATTRIBUTED_DAYS})
    WHERE a.kind IN ('signed', 'called', 'wrote', 'gave') ORDER BY a.supporter_id, a.kind, a.occurred_at)
  SELECT date_bin('15 minutes', at, '2000-01-01') AS at, sum(clicked)::int AS clicked, sum(acted)::int AS acted
  FROM (SELECT at, 1 AS clicked, 0 AS acted FROM first UNION ALL SELECT at, 0, 1 FROM did) all_of
  GROUP BY 1`;

/**
 * When people followed a blast's links and did what followed from it: by the hour for two days, then by the day, for two
 * weeks from its beginning at most. Hours and days are those of `timeZone`.
 */
export async function resultsOverTime(
  { id, frozenAt }: { id: string; frozenAt: string },
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<ResultsOverTime> {
  const began = Date.parse(frozenAt);
  const age = now.getTime() - began;
  const step = age <= BY_HOUR_MS ? "hour" : "day";
  const until = new Date(Math.min(now.getTime(), began + DRAWN_DAYS * DAY_MS));
  const span = until.getTime() - bucketOf(new Date(began), step, timeZone).getTime();
  const count = Math.floor(span / (step === "hour" ? HOUR_MS : DAY_MS)) + 1;
  const bars = lastBuckets(until, step, count, timeZone).map((at) => ({
    at: at.toISOString(),
    clicked: 0,
    acted: 0,
  }));
  const barAt = new Map(bars.map((bar) => [bar.at, bar]));
  const { rows } = await pool.query<{ at: Date; clicked: number; acted: number }>(QUARTERS, [id]);
  for (const { at, clicked, acted } of rows) {
    const bar = barAt.get(bucketOf(at, step, timeZone).toISOString());
    if (!bar) continue;
    bar.clicked += clicked;
    bar.acted += acted;
  }
  return { step, isOpen: until.getTime() === now.getTime(), bars };
}
