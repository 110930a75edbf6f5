import type { Geocoder } from "#app/platform/geocoder.server.ts";
import { stateDivision } from "./division.ts";
import { divisionsAt } from "./divisions-at.server.ts";
import { type Geocoded, geocode } from "./geocode.server.ts";
import { divisionsById } from "./known-divisions.server.ts";
import { housesOf } from "./legislature.ts";
import { placeOfZip } from "./places.server.ts";
import { countiesOf, stateOf, takeZip } from "./take-zip.server.ts";
import { Whereabouts } from "./whereabouts.ts";
import { isZipOfPlan, zipDivisions } from "./zip-divisions.server.ts";

/** What somebody says of where they are. `zip` of an address: the one that stands in it. */
export type Where =
  | { kind: "address"; address: string; zip: string | null; stateCode: string | null }
  | { kind: "zip"; zip: string }
  | { kind: "point"; lat: number; lon: number };

export type LocateOptions = {
  /** ISO 8601: those who sit on it are looked for. */
  day: string;
  geocoder: Geocoder;
};

/**
 * The divisions in which somebody lives, from what is surest to what is least: the geocoder's, those whose imported
 * shapes hold the point, those that the ZIP code's area touches, the state. Each step fills in only what those before it
 * left open, and nothing is chosen out of several. Null: a ZIP code that nobody gave out.
 * Source: docs/decisions/0035-the-geocoder-is-checked.md.
 */
export async function locate(where: Where, { day, geocoder }: LocateOptions): Promise<Whereabouts | null> {
  if (where.kind === "zip" && !(await isKnownZip(where.zip))) return null;
  const found = new Whereabouts(day);
  let point: { lat: number; lon: number } | null = where.kind === "point" ? where : null;
  let zip = where.kind === "point" ? null : where.zip;
  if (where.kind !== "zip") {
    const geocoded = await geocode(where, day, geocoder);
    takeGeocoded(found, geocoded);
    if (geocoded.outcome === "found") {
      point ??= geocoded.point;
      zip = geocoded.zip ?? zip;
    }
  }
  if (point) takeShapes(found, await divisionsAt(point.lat, point.lon, day));
  if (zip) {
    const touched = await zipDivisions(zip, day);
    takeZip(found, zip, { touched, counties: touched.length > 0 ? [] : await countiesOf([zip]) });
  }
  const named = where.kind === "address" ? where.stateCode : null;
  const state = found.isEmpty ? named : found.stateCode;
  if (!state) return found;
  found.take([stateOf(state)], null);
  found.settle();
  await takeAtLarge(found, state);
  found.expect(["cd", ...housesOf(state)]);
  return found;
}

async function isKnownZip(zip: string): Promise<boolean> {
  return placeOfZip(zip) !== null || (await isZipOfPlan(zip));
}

function takeGeocoded(found: Whereabouts, geocoded: Geocoded): void {
  const name = "US Census Geocoder";
  if (geocoded.outcome !== "found") {
    const status = geocoded.outcome === "away" ? geocoded.why : geocoded.outcome;
    found.note({ kind: "geocoder", name, asOf: null, status, dropped: [] });
    return;
  }
  const { divisions, dropped } = geocoded;
  // Several places that fit may lie in the same districts.
  const isOne = new Set(divisions.map(({ type }) => type)).size === divisions.length;
  found.isResolved = isOne && divisions.length > 0;
  found.take(divisions, { kind: "geocoder", name, asOf: found.day });
  const status = isOne ? "used" : "several";
  found.note({ kind: "geocoder", name, asOf: found.day, status, dropped });
}

function takeShapes(found: Whereabouts, divisions: Awaited<ReturnType<typeof divisionsAt>>): void {
  if (divisions.length > 0) found.isResolved = true;
  for (const division of divisions) {
    const { source: name, asOf } = division;
    found.take([division], { kind: "shapes", name, asOf });
  }
  found.settle();
}

/** A state that is one district has it everywhere. */
async function takeAtLarge(found: Whereabouts, state: string): Promise<void> {
  if (found.has("cd")) return;
  found.take(await divisionsById([`${stateDivision(state)}/cd:at-large`]), null);
  found.settle();
}
