/** Whoever publishes facts that are read from files. `licence`: as they name it. */
export type SourceFacts = { key: string; name: string; url: string | null; licence: string | null };

const publicDomain = "US public domain";
const cc0 = "CC0 1.0";

/** The sources whose files this product reads. */
export const sources = {
  congress: {
    key: "congress-legislators",
    name: "congress-legislators",
    url: "https://github.com/unitedstates/congress-legislators",
    licence: cc0,
  },
  openStates: {
    key: "openstates-people",
    name: "Open States people",
    url: "https://github.com/openstates/people",
    licence: cc0,
  },
  ownOfficials: { key: "own-officials", name: "Our own list of officials", url: null, licence: null },
  divisionIds: {
    key: "ocd-division-ids",
    name: "Open Civic Data division ids",
    url: "https://github.com/opencivicdata/ocd-division-ids",
    licence: cc0,
  },
  divisionNumbers: {
    key: "openstates-geo",
    name: "Open States district numbers",
    url: "https://github.com/openstates/openstates-geo",
    licence: "MIT",
  },
  zipDistricts: {
    key: "us-zipcodes-congress",
    name: "ZIP codes by congressional district",
    url: "https://github.com/OpenSourceActivismTech/us-zipcodes-congress",
    licence: publicDomain,
  },
  zipCounties: {
    key: "census-zip-county",
    name: "US Census Bureau, ZIP codes by county",
    url: "https://www.census.gov/geographies/reference-files/time-series/geo/relationship-files.2020.html",
    licence: publicDomain,
  },
  censusShapes: {
    key: "census-shapes",
    name: "US Census Bureau, district boundaries",
    url: "https://www.census.gov/geographies/mapping-files/time-series/geo/tiger-line-file.html",
    licence: publicDomain,
  },
  censusZips: {
    key: "census-zip-districts",
    name: "US Census Bureau, ZIP codes by district",
    url: "https://www.census.gov/geographies/reference-files/time-series/geo/relationship-files.2020.html",
    licence: publicDomain,
  },
  review: { key: "groundswell-review", name: "Groundswell's own review", url: null, licence: cc0 },
  shipped: { key: "groundswell-facts", name: "Facts that come with Groundswell", url: null, licence: null },
} satisfies Record<string, SourceFacts>;
