import { pool } from "#app/platform/db.server.ts";

export type RecentSignatures = {
  campaignId: string;
  /** Counted since midnight in the asker's time zone, in the last seven days, and in all. */
  today: number;
  week: number;
  total: number;
};

const RECENT = `
  SELECT p.campaign_id AS "campaignId",
    sum(recent.today)::int AS today, sum(recent.week)::int AS week,
    sum(coalesce(c.counted, 0) + coalesce(waiting.delta, 0))::int AS total
  FROM petition p
  LEFT JOIN petition_count c ON c.petition_id = p.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE s.counted_at >= date_trunc('day', $1::timestamptz AT TIME ZONE $2) AT TIME ZONE $2) AS today,
      count(*) AS week
    FROM signature s
    WHERE s.petition_id = p.id AND s.status = 'counted' AND s.counted_at >= $1::timestamptz - interval '7 days'
  ) recent
  CROSS JOIN LATERAL (SELECT sum(d.delta) AS delta FROM signature_count_delta d WHERE d.petition_id = p.id) waiting
  WHERE $3::uuid[] IS NULL OR p.campaign_id = ANY($3::uuid[])
  GROUP BY p.campaign_id`;

/**
 * How many signatures came in lately, by campaign; campaigns without a petition are not in it. `campaigns` (an
 * actor's) leaves the others out; null: all. `timeZone`: an IANA name.
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
