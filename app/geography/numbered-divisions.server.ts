import type { Tx } from "#app/platform/db.server.ts";
import type { PlanType } from "./district-plan.ts";
import { congressDivision, stateDivision } from "./division.ts";
import { findStateByFips } from "./states.ts";

/**
 * Finds divisions by their Census numbers ("0612", "06017", "06075"). Congressional districts are known by the number
 * itself; those of legislatures and counties must have been read in before. Null: not known.
 */
export async function numberedDivisions(tx: Tx, type: PlanType): Promise<(number: string) => string | null> {
  if (type === "cd") return congressNumber;
  // A city can be its own county; it has a county's number and is a place.
  const types = type === "county" ? ["county", "place"] : [type];
  const rows = await tx.division.findMany({
    where: { type: { in: types }, geoid: { not: null } },
    orderBy: { validUntil: { sort: "asc", nulls: "last" } },
    select: { id: true, geoid: true },
  });
  const byNumber = new Map(rows.map(({ id, geoid }) => [geoid!, id]));
  return (number) => byNumber.get(number) ?? (type === "county" ? ownCounty(number) : null);
}

function congressNumber(number: string): string | null {
  const state = findStateByFips(number.slice(0, 2));
  return state && /^\d{4}$/.test(number) ? congressDivision(state.code, number.slice(2)) : null;
}

/** The District of Columbia and Guam are what they have in the place of a county. */
function ownCounty(number: string): string | null {
  if (number === "11001") return stateDivision("DC");
  return number === "66010" ? stateDivision("GU") : null;
}
