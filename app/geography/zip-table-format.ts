import { type SourceFacts, sources } from "#app/sources/source.ts";
import { congressPlan, type PlanFacts, type PlanType, yearPlan } from "./district-plan.ts";
import { congressDivision } from "./division.ts";
import { findState } from "./states.ts";

type Get = (heading: string) => string;

/** How a table of ZIP codes by district is written. */
export type ZipTableFormat = {
  source: SourceFacts;
  plan: PlanFacts;
  zip: (get: Get) => string;
  /** The Census's number of the district, or its Open Civic Data id; "" of land that lies in none; null: it is neither. */
  district: (get: Get) => string | null;
  /** The ZIP code's land in the district, square metres; null where the table does not tell. */
  landPart: (get: Get) => number | null;
};

const area = (text: string) => (/^\d+$/.test(text) ? Number(text) : null);

/** `headings`: of the first row. `congress`: of which a table is that does not say it. Null: no table that is known. */
export function findZipFormat(headings: string[], type: PlanType, congress: number): ZipTableFormat | null {
  return (
    censusFormat(headings, type) ??
    (type === "cd" ? zipDistricts(headings, congress) : null) ??
    (type === "county" ? zipCounties(headings) : null)
  );
}

/** The Census's relationship files: GEOID_CD119_20, GEOID_SLDL2024_20, GEOID_COUNTY_20 beside GEOID_ZCTA5_20. */
function censusFormat(headings: string[], type: PlanType): ZipTableFormat | null {
  const number = headings.find((heading) => /^GEOID_(?:CD\d+|SLD[UL]\d{4}|COUNTY)_\d\d$/.test(heading));
  const zip = headings.find((heading) => /^GEOID_ZCTA5_\d\d$/.test(heading));
  const [, kind, name, year] = /^GEOID_(CD|SLDU|SLDL|COUNTY)(\d*)_(\d\d)$/.exec(number ?? "") ?? [];
  if (!number || !zip || kind?.toLowerCase() !== type) return null;
  return {
    source: type === "county" ? sources.zipCounties : sources.censusZips,
    plan: type === "cd" ? congressPlan(Number(name)) : yearPlan(type, Number(name || `20${year}`)),
    zip: (get) => get(zip),
    // Water that no district was drawn over is numbered "ZZ".
    district: (get) => (/ZZ/.test(get(number)) ? "" : get(number)),
    landPart: (get) => area(get("AREALAND_PART")),
  };
}

/** github.com/OpenSourceActivismTech/us-zipcodes-congress: without shares, without four territories. */
function zipDistricts(headings: string[], congress: number): ZipTableFormat | null {
  if (!["state_abbr", "zcta", "cd"].every((heading) => headings.includes(heading))) return null;
  return {
    source: sources.zipDistricts,
    plan: congressPlan(congress),
    zip: (get) => get("zcta"),
    district: (get) => {
      const [state, district] = [get("state_abbr"), get("cd")];
      return findState(state) && /^\d{1,2}$/.test(district) ? congressDivision(state, district) : null;
    },
    landPart: () => null,
  };
}

/**
 * The Census's table of 2020 with other headings, as github.com/ThirstieAdmin/thirstie-public-datasets keeps it. The whole land
 * of a ZIP code is told twice over where it lies in one county, so parts are measured by their sum.
 */
function zipCounties(headings: string[]): ZipTableFormat | null {
  if (!["zcta5", "fips_code_county", "arealand_part"].every((heading) => headings.includes(heading)))
    return null;
  return {
    source: sources.zipCounties,
    plan: yearPlan("county", 2020),
    zip: (get) => get("zcta5"),
    district: (get) => get("fips_code_county"),
    landPart: (get) => area(get("arealand_part")),
  };
}
