import type { Body } from "#app/measures/body.ts";
import { isCongress } from "#app/measures/body.ts";
import { chambersOf } from "#app/officials/houses.ts";
import { pool } from "#app/platform/db.server.ts";
import { divisionTypesFor } from "#app/targets/rule.ts";

export type DivisionCounts = { constituents: number; signatures: number };

/** Constituents and their counted signatures, by division, as the last count found them; none there: left out. */
export async function divisionCounts(
  campaignId: string,
  divisions: string[],
): Promise<Map<string, DivisionCounts>> {
  const { rows } = await pool.query<DivisionCounts & { id: string }>(
    `SELECT d.division_id AS id, d.constituents, coalesce((
       SELECT sum(k.signatures) FROM petition p JOIN petition_division_count k ON k.petition_id = p.id
       WHERE p.campaign_id = $1 AND k.division_id = d.division_id), 0)::int AS signatures
     FROM division_count d WHERE d.campaign_id = $1 AND d.division_id = ANY($2)`,
    [campaignId, divisions],
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Districts of Congress and of states' legislatures are listed for a campaign without a measure up to this many. */
const MOST_DISTRICTS = 500;

/** The districts with the most constituents of a campaign; states for their senators in Congress. */
export async function districtsWithConstituents(campaignId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT d.division_id AS id FROM division_count d JOIN division v ON v.id = d.division_id
     WHERE d.campaign_id = $1 AND v.type IN ('state', 'cd', 'sldu', 'sldl')
     ORDER BY d.constituents DESC, d.division_id LIMIT ${MOST_DISTRICTS}`,
    [campaignId],
  );
  return rows.map(({ id }) => id);
}

export type DistrictType = "cd" | "sldu" | "sldl";
export type Unplaced = { type: DistrictType; supporters: number };

/**
 * How many supporters of a campaign live in nobody knows which district, by the types of district that its body's houses are
 * elected in. Of a state's body, those who live there, or nobody knows where. `body` null: all types, all states.
 */
export async function unplacedSupporters(campaignId: string, body: Body | null): Promise<Unplaced[]> {
  const types = body === null ? ["cd", "sldu", "sldl"] : divisionTypesFor(body, chambersOf(body));
  const states = body === null || isCongress(body) ? null : [body, ""];
  const { rows } = await pool.query<Unplaced>(
    `SELECT type, sum(supporters)::int AS supporters FROM unplaced_count
     WHERE campaign_id = $1 AND type = ANY($2) AND ($3::text[] IS NULL OR state_code = ANY($3))
     GROUP BY type ORDER BY type`,
    [campaignId, types, states],
  );
  return rows;
}
