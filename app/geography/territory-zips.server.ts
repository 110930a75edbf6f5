import type { ImportWork } from "#app/sources/run-import.server.ts";
import { congressDivision } from "./division.ts";
import { ensureDivisions } from "./ensure-divisions.server.ts";

/** Territories that tables of congressional districts leave out: each is one district, at large. */
const territories = ["AS", "GU", "MP", "VI"];
const atLarge = new Map(territories.map((code) => [code, congressDivision(code, "98")]));
const districts = new Set(atLarge.values());

/** Whether a division is the district of such a territory. */
export const isTerritoryAtLarge = (divisionId: string) => districts.has(divisionId);

/**
 * Puts ZIP codes of the territories, which the tables of counties know, into the plans of congressional districts that
 * have none of theirs. Which table was read first makes no difference.
 */
export async function addTerritories({ tx, tally }: ImportWork): Promise<void> {
  const zips = await tx.$queryRaw<{ zip: string; state: string; plan: string }[]>`
    SELECT DISTINCT z.zip, d.state_code AS state, p.key AS plan
    FROM zip_division z JOIN division d ON d.id = z.division_id JOIN district_plan county ON county.key = z.plan_key,
      district_plan p
    WHERE county.type = 'county' AND d.state_code = ANY(${territories}) AND p.type = 'cd'
      AND EXISTS (SELECT FROM zip_division o WHERE o.plan_key = p.key)
      AND NOT EXISTS (SELECT FROM zip_division o WHERE o.plan_key = p.key AND o.zip = z.zip)`;
  if (zips.length === 0) return;
  await ensureDivisions(tx, districts);
  await tx.zipDivision.createMany({
    data: zips.map(({ zip, state, plan }) => ({
      zip,
      planKey: plan,
      divisionId: atLarge.get(state)!,
      landShare: 1,
    })),
  });
  tally.count("zip", "added", zips.length);
}
