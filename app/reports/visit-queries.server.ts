import { pool } from "#app/platform/db.server.ts";
import { bucketSql, type Step } from "#app/platform/time-buckets.ts";

type Span = { from: Date; until: Date };

/** How often the pages of these petitions were opened, by hour, day or week of a time zone. */
export async function visitsOverTime(
  petitionIds: readonly string[],
  { from, until }: Span,
  step: Step,
  timeZone: string,
): Promise<{ at: string; visits: number }[]> {
  const { rows } = await pool.query<{ at: Date; visits: number }>(
    `SELECT ${bucketSql("at", step, "$4")} AS at, sum(visits)::int AS visits
     FROM petition_visit WHERE petition_id = ANY($1::uuid[]) AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 1`,
    [petitionIds, from, until, timeZone],
  );
  return rows.map(({ at, visits }) => ({ at: at.toISOString(), visits }));
}

/** The same by where visitors came from. */
export async function visitsBySource(
  petitionIds: readonly string[],
  { from, until }: Span,
): Promise<{ source: string; visits: number }[]> {
  const { rows } = await pool.query<{ source: string; visits: number }>(
    `SELECT source, sum(visits)::int AS visits FROM petition_visit
     WHERE petition_id = ANY($1::uuid[]) AND at >= $2 AND at < $3 GROUP BY 1 ORDER BY 2 DESC, 1`,
    [petitionIds, from, until],
  );
  return rows;
}

/** When the first visit of this time was counted; null when none was. */
export async function firstVisitIn(
  petitionIds: readonly string[],
  { from, until }: Span,
): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT min(first.at) AS at FROM unnest($1::uuid[]) AS p(id)
     CROSS JOIN LATERAL (
       SELECT at FROM petition_visit WHERE petition_id = p.id AND at >= $2 AND at < $3 ORDER BY at LIMIT 1
     ) first`,
    [petitionIds, from, until],
  );
  return rows[0]!.at;
}

/** How often the pages of these campaigns were opened. */
export async function campaignVisits(campaignIds: readonly string[], { from, until }: Span): Promise<number> {
  const { rows } = await pool.query<{ visits: number }>(
    `SELECT coalesce(sum(visits), 0)::int AS visits FROM campaign_visit
     WHERE campaign_id = ANY($1::uuid[]) AND at >= $2 AND at < $3`,
    [campaignIds, from, until],
  );
  return rows[0]!.visits;
}
