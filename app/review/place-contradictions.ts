import { states } from "#app/geography/states.ts";

const codes = states.map(({ code }) => `'${code}'`).join(", ");
const usForm = "^\\d{5}(-\\d{4})?$";

/**
 * Places that cannot be, by what is wrong with them, as SQL about the row `g`. A known ZIP code settles the state when
 * somebody signs, so that what contradicts is an unknown ZIP, a state that is none, a state of the Union in another
 * country, and a county of another state. Mail to the armed forces has no place on the map.
 */
export const contradictions = {
  "unknown-zip": `g.country = 'US' AND g.postal_code IS NOT NULL AND g.county_fips IS NULL
    AND coalesce(g.region, '') NOT IN ('AA', 'AE', 'AP') AND g.postal_code !~ '^(09|340|96[2-6])'`,
  "unknown-state": `g.country = 'US' AND g.region IS NOT NULL AND g.region NOT IN (${codes}, 'AA', 'AE', 'AP')`,
  "us-abroad": `g.country <> 'US' AND g.region IN (${codes}) AND g.postal_code ~ '${usForm}'`,
  "other-county": `g.country = 'US' AND left(g.county_fips, 2) <> CASE g.region ${states
    .map(({ code, fips }) => `WHEN '${code}' THEN '${fips}'`)
    .join(" ")} END`,
} as const;

export type Contradiction = keyof typeof contradictions;

export function isContradiction(text: string): text is Contradiction {
  return Object.hasOwn(contradictions, text);
}
