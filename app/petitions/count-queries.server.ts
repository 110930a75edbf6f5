import { findCounty } from "#app/geography/places.server.ts";
import { regionName } from "#app/geography/states.ts";
import { pool } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import { goalFor } from "./goal.ts";

const COUNT = `
  SELECT coalesce((SELECT counted FROM petition_count WHERE petition_id = $1), 0)
    + coalesce((SELECT sum(delta) FROM signature_count_delta WHERE petition_id = $1), 0)::int AS counted`;

/** Several askers within a fifth of a second share an answer; the page itself is at most a second older. */
const counts = remember<number>(200, async (petitionId) => {
  const { rows } = await pool.query({ name: "petition-count", text: COUNT, values: [petitionId] });
  return Math.max(0, rows[0].counted);
});

/** Counted signatures of a petition: what was added up, and what waits to be. Never counts rows. */
export function petitionCount(petitionId: string): Promise<number> {
  return counts.get(petitionId);
}

// What waits to be added up has no date of its own; the newest counted signature stands at the head of its index.
const CHANGED = `
  SELECT greatest(
    (SELECT updated_at FROM petition_count WHERE petition_id = $1),
    (SELECT counted_at FROM signature WHERE petition_id = $1 AND status = 'counted'
     ORDER BY counted_at DESC, id DESC LIMIT 1)
  ) AS at`;

/** When the count last moved, to the second in which that was added up; null while nobody has signed. */
export async function countChangedAt(petitionId: string): Promise<Date | null> {
  const { rows } = await pool.query({ name: "count-changed", text: CHANGED, values: [petitionId] });
  return rows[0].at;
}

/** A petition's count and the goal beside it. */
export async function petitionProgress(petition: {
  id: string;
  fixedGoal: number | null;
}): Promise<{ signatures: number; goal: number }> {
  const signatures = await petitionCount(petition.id);
  return { signatures, goal: goalFor(signatures, petition.fixedGoal) };
}

export type PlaceLevel = "country" | "region" | "county" | "postal_code";

export type PlaceCount = {
  /** "US", "US-CA", FIPS "06037", "US-90012"; null is all the small places together. */
  place: string | null;
  /** Name in the place's own words where it is known; countries are named by the page. */
  name: string | null;
  counted: number;
};

/** A place with fewer signers than this could point at a person. */
const smallest = 5;

function nameOf(level: PlaceLevel, place: string): string | null {
  if (level === "county") return findCounty(place)?.name ?? null;
  if (level !== "region") return null;
  const [country, ...region] = place.split("-");
  return regionName(country!, region.join("-"));
}

/**
 * Counted signatures by place, most first. Places with fewer than five are added up in one row without
 * a place. A second behind the total at most; signatures without that level of place are in none.
 */
export async function placeCounts(petitionId: string, level: PlaceLevel): Promise<PlaceCount[]> {
  const { rows } = await pool.query<{ place: string | null; counted: number }>(
    `SELECT CASE WHEN counted >= $3 THEN place END AS place, sum(counted)::int AS counted
     FROM petition_place_count
     WHERE petition_id = $1 AND level = $2::"PlaceLevel" AND counted > 0
     GROUP BY 1 ORDER BY (CASE WHEN min(counted) >= $3 THEN 0 ELSE 1 END), counted DESC, place`,
    [petitionId, level, smallest],
  );
  return rows.map(({ place, counted }) => ({ place, name: place && nameOf(level, place), counted }));
}
