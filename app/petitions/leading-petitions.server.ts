import { pool } from "#app/platform/db.server.ts";
import { goalFor } from "./goal.ts";

export type LeadingPetition = { slug: string; signatures: number; goal: number };

/**
 * The first petition of each campaign with its count, by campaign id: what a list of campaigns prints.
 * Campaigns without a petition are left out.
 */
export async function leadingPetitions(campaignIds: string[]): Promise<Map<string, LeadingPetition>> {
  const { rows } = await pool.query<{
    campaign_id: string;
    slug: string;
    fixed_goal: number | null;
    counted: number;
  }>(
    `SELECT DISTINCT ON (p.campaign_id) p.campaign_id, p.slug, p.fixed_goal,
       coalesce(c.counted, 0)
         + coalesce((SELECT sum(d.delta) FROM signature_count_delta d WHERE d.petition_id = p.id), 0)::int AS counted
     FROM petition p LEFT JOIN petition_count c ON c.petition_id = p.id
     WHERE p.campaign_id = ANY($1::uuid[]) AND p.status <> 'draft'
     ORDER BY p.campaign_id, p.position, p.id`,
    [campaignIds],
  );
  return new Map(
    rows.map((row) => {
      const signatures = Math.max(0, row.counted);
      return [row.campaign_id, { slug: row.slug, signatures, goal: goalFor(signatures, row.fixed_goal) }];
    }),
  );
}
