import { stateDivision } from "./division.ts";
import { findStateByFips } from "./states.ts";

/** What stands in a county's place, by the last words of its name, as Open Civic Data calls it. */
const KINDS: [RegExp, string][] = [
  [/ Municipio$/i, "municipio"],
  [/ Parish$/i, "parish"],
  [/ (?:City and Borough|Borough|Municipality)$/, "borough"],
  [/ Census Area$/i, "census_area"],
  [/ County$/i, "county"],
  [/ city$/, "place"],
];

/** Cities that are counties and islands whose names say nothing of it. */
const NAMED: Record<string, string> = { "Carson City": "place:carson_city" };

/**
 * The id of a county or of what its state has in the place of one, by its number and name with the Census: an
 * independent city is a place, the District and Guam are their own. Null for a number of no state.
 */
export function countyDivision(fips: string, name: string): string | null {
  const state = findStateByFips(fips.slice(0, 2));
  if (!state) return null;
  if (state.code === "DC" || state.code === "GU") return stateDivision(state.code);
  const of = stateDivision(state.code);
  if (NAMED[name]) return `${of}/${NAMED[name]}`;
  // The islands' municipalities and districts are told apart by nothing but their names.
  const isIsland = ["AS", "MP", "VI"].includes(state.code);
  const kind = isIsland ? undefined : KINDS.find(([ending]) => ending.test(name));
  return `${of}/${kind?.[1] ?? "county"}:${slug(kind ? name.replace(kind[0], "") : name)}`;
}

/** Open Civic Data keeps letters with their accents and dots, and writes an apostrophe as "~". */
const slug = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/['’]/g, "~")
    .replace(/[^\p{L}\p{N}.~-]+/gu, "_");

/** Counties that are gone, with their last day: what was made of them is told under other numbers. */
export const goneCounties: Record<string, string> = {
  "02261": "2019-01-01",
  "02270": "2015-06-30",
};

/** A county that was given another name has another number since, under the id of its new name. */
export const renumberedCounties: Record<string, string> = { "46113": "46102" };
