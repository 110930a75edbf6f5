import { pool } from "#app/platform/db.server.ts";

const COUNTS = `
  SELECT p.campaign_id AS id, sum(coalesce(c.counted, 0) + coalesce(waiting.delta, 0))::int AS signatures
  FROM petition p
  LEFT JOIN petition_count c ON c.petition_id = p.id
  CROSS JOIN LATERAL (SELECT sum(d.delta) AS delta FROM signature_count_delta d WHERE d.petition_id = p.id) waiting
  WHERE p.campaign_id = ANY($1::uuid[])
  GROUP BY p.campaign_id`;

/** How many have signed the petitions of each campaign, by its id; those without a petition are not in it. */
export async function campaignCounts(campaignIds: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ id: string; signatures: number }>(COUNTS, [[...campaignIds]]);
  return Object.fromEntries(rows.map(({ id, signatures }) => [id, signatures]));
}
