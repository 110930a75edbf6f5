import { placeOfZip } from "#app/geography/places.server.ts";
import type { Random } from "#app/ui/art/knife.ts";
import { oneOf, weighted } from "./draw.ts";

export type DemoPlace = {
  country: string;
  region: string | null;
  locality: string | null;
  postalCode: string;
  countyFips: string | null;
};

/**
 * Population of California's counties in thousands (census of 2010), by the last three digits of their
 * FIPS code. Counties below 30,000 count as 20 each.
 */
const COUNTY_POPULATION: Record<string, number> = {
  "001": 1510,
  "007": 220,
  "009": 46,
  "013": 1049,
  "017": 181,
  "019": 930,
  "023": 135,
  "025": 175,
  "029": 840,
  "031": 153,
  "033": 65,
  "035": 35,
  "037": 9819,
  "039": 151,
  "041": 252,
  "045": 88,
  "047": 256,
  "053": 415,
  "055": 136,
  "057": 99,
  "059": 3010,
  "061": 348,
  "065": 2190,
  "067": 1419,
  "069": 55,
  "071": 2035,
  "073": 3095,
  "075": 805,
  "077": 685,
  "079": 270,
  "081": 718,
  "083": 424,
  "085": 1782,
  "087": 262,
  "089": 177,
  "093": 45,
  "095": 413,
  "097": 484,
  "099": 514,
  "101": 95,
  "103": 63,
  "107": 442,
  "109": 55,
  "111": 823,
  "113": 201,
  "115": 72,
};
const SMALL_COUNTY = 20;

const CALIFORNIA_ZIPS = { from: 90_001, to: 96_162 };
/** The county of the sheriff's petition. */
export const LOS_ANGELES = "06037";

/** A few places beyond California: where its people have family. */
const ELSEWHERE = [
  "89101",
  "85004",
  "60608",
  "77002",
  "10032",
  "97202",
  "98118",
  "87102",
  "78205",
  "80204",
  "02119",
  "20009",
  "30303",
  "11372",
  "60623",
  "75208",
  "84101",
  "89502",
  "97301",
  "83702",
];

const ABROAD: DemoPlace[] = [
  { country: "MX", region: null, locality: "Oaxaca", postalCode: "68000", countyFips: null },
  { country: "MX", region: null, locality: "Tijuana", postalCode: "22000", countyFips: null },
  { country: "MX", region: null, locality: "Guadalajara", postalCode: "44100", countyFips: null },
  { country: "CA", region: "ON", locality: "Toronto", postalCode: "M5V 2T6", countyFips: null },
  { country: "GB", region: null, locality: "London", postalCode: "SE1 7PB", countyFips: null },
];

export function placeAt(zip: string): DemoPlace {
  const place = placeOfZip(zip);
  if (!place) throw new Error(`The demo names ZIP code ${zip}, which is not known.`);
  const { state, place: locality, countyFips } = place;
  return { country: "US", region: state, locality, postalCode: zip, countyFips };
}

/** ZIP codes of each county of California. */
function zipsByCounty(): Map<string, string[]> {
  const counties = new Map<string, string[]>();
  for (let zip = CALIFORNIA_ZIPS.from; zip <= CALIFORNIA_ZIPS.to; zip++) {
    const place = placeOfZip(`${zip}`);
    if (place?.state !== "CA" || !place.countyFips) continue;
    const zips = counties.get(place.countyFips) ?? [];
    zips.push(`${zip}`);
    counties.set(place.countyFips, zips);
  }
  return counties;
}

/** ZIP codes of a county, those of its larger cities more often: a city has many, a hamlet one. */
function zipDraw(zips: string[]): PickZip {
  const placeOf = (zip: string) => placeOfZip(zip)!.place;
  const sizes = new Map<string, number>();
  for (const zip of zips) sizes.set(placeOf(zip), (sizes.get(placeOf(zip)) ?? 0) + 1);
  return weighted(zips, (zip) => sizes.get(placeOf(zip))! ** 0.7);
}

type PickZip = (random: Random) => string;

export type PlaceDraw = (random: Random) => DemoPlace;

/**
 * Draws places the way people live: a county by its population, one of its ZIP codes, and now and then a
 * place elsewhere. `share` is how much of it all lies in Los Angeles County; without it, as many as live there.
 */
export function placeDraw({ inLosAngeles }: { inLosAngeles?: number } = {}): PlaceDraw {
  const counties = new Map([...zipsByCounty()].map(([fips, zips]) => [fips, zipDraw(zips)]));
  const drawCounty = weighted(
    [...counties.keys()],
    (fips) => COUNTY_POPULATION[fips.slice(2)] ?? SMALL_COUNTY,
  );
  return (random) => {
    if (inLosAngeles && random() < inLosAngeles) return placeAt(counties.get(LOS_ANGELES)!(random));
    const chance = random();
    if (!inLosAngeles && chance < 0.004) return oneOf(ABROAD, random);
    if (chance < 0.03) return placeAt(oneOf(ELSEWHERE, random));
    return placeAt(counties.get(drawCounty(random))!(random));
  };
}
