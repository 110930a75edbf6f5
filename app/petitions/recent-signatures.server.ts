import { pool } from "#app/platform/db.server.ts";

export type RecentSignatures = {
  campaignId: string;
  /** Signed since midnight in the asker's time zone and counted, and those that are not counted yet. */
  today: number;
  todayWaiting: number;
  /** Signed in the last seven days and counted. */
  week: number;
  total: number;
};

const RECENT = `
  WITH midnight AS (SELECT date_trunc('day', $1::timestamptz, $2) AS at)
  SELECT p.campaign_id AS "campaignId",
    coalesce(sum(recent.today), 0)::int AS today, coalesce(sum(recent.waiting), 0)::int AS "todayWaiting",
    coalesce(sum(recent.week), 0)::int AS week,
    sum(coalesce(c.counted, 0) + coalesce(waiting.delta, 0))::int AS total
  FROM petition p
  CROSS JOIN midnight
  LEFT JOIN petition_count c ON c.petition_id = p.id
  CROSS JOIN LATERAL (
    SELECT sum(q.counted) FILTER (WHERE q.at >= midnight.at) AS today,
      sum(q.pending + q.review) FILTER (WHERE q.at >= midnight.at) AS waiting, sum(q.counted) AS week
    FROM signature_quarter q WHERE q.petition_id = p.id AND q.at >= $1::timestamptz - interval '7 days'
  ) recent
  CROSS JOIN LATERAL (SELECT sum(d.delta) AS delta FROM signature_count_delta d WHERE d.petition_id = p.id) waiting
  WHERE $3::uuid[] IS NULL OR p.campaign_id = ANY($3::uuid[])
  GROUP BY p.campaign_id`;

/**
 * How many signatures came in lately, by campaign and by the moment they were signed; campaigns without a petition
 * are not in it. `campaigns` (an actor's) leaves the others out; null: all. `timeZone`: an IANA name.
 */
export async function recentSignatures({
  campaigns,
  timeZone,
  now,
}: {
  campaigns: readonly string[] | null;
  timeZone: string;
  now: Date;
}): Promise<RecentSignatures[]> {
  const { rows } = await pool.query<RecentSignatures>(RECENT, [now, timeZone, campaigns && [...campaigns]]);
  return rows;
}
