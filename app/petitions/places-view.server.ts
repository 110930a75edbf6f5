import { countiesOf } from "#app/geography/places.server.ts";
import { findState } from "#app/geography/states.ts";
import { formatCount } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { MapPlace } from "#app/ui/dot-screen.ts";
import type { RankedPlace } from "#app/ui/ranked-bars.tsx";
import { placeCounts } from "./count-queries.server.ts";

/** Where the signers of a petition live, for its page. */
export type PlacesView = {
  /** Counties where most signers live in one state, else states. */
  level: "county" | "region";
  places: RankedPlace[];
  /** What the list leaves out, in words; null when it leaves out nothing. */
  rest: string | null;
  /** Every county of the one state there is an outline for, those without signers too. */
  map: { state: string; places: MapPlace[]; labels: { name: string; lat: number; lon: number }[] } | null;
};

const listed = 8;
const labelled = 3;
/** Degrees north between two labels. */
const labelDegrees = 0.8;
/** States whose outline the map can draw. */
const drawn = new Set(["CA"]);

/**
 * The places of a petition's signers, most first, as far as the organizer shows them. Small places are
 * together (see placeCounts). Null when it is not to be shown, or nobody's place is known yet.
 */
export async function placesView(
  petition: { id: string; geography: "none" | "bars" | "map" },
  signatures: number,
  language: Language,
): Promise<PlacesView | null> {
  if (petition.geography === "none") return null;
  const regions = await placeCounts(petition.id, "region");
  const home = regions[0]?.place?.startsWith("US-") ? regions[0] : null;
  const state = home && home.counted * 2 >= signatures ? home.place!.slice("US-".length) : null;
  const counts = state ? await countiesWithSigners(petition.id, state) : regions;
  const named = counts.flatMap(({ place, name, counted }) =>
    place && name ? [{ place, name, counted }] : [],
  );
  if (named.length === 0) return null;
  const top = named.slice(0, listed);
  return {
    level: state ? "county" : "region",
    places: top.map(({ place, name, counted }) => ({
      key: place,
      name,
      count: counted,
      figure: formatCount(counted, language),
    })),
    rest: restOf(signatures - top.reduce((sum, { counted }) => sum + counted, 0), language),
    map: petition.geography === "map" && state && drawn.has(state) ? mapOf(state, named) : null,
  };
}

async function countiesWithSigners(petitionId: string, state: string) {
  const fips = findState(state)?.fips ?? "";
  return (await placeCounts(petitionId, "county")).filter(({ place }) => place?.startsWith(fips));
}

function restOf(others: number, language: Language): string | null {
  return others > 0 ? translator(language, "petitions")("places.others", { count: others }) : null;
}

function mapOf(state: string, counts: { place: string; counted: number }[]): PlacesView["map"] {
  const counted = new Map(counts.map(({ place, counted }) => [place, counted]));
  const places = countiesOf(state).map(({ fips, name, lat, lon }) => ({
    key: fips,
    name,
    count: counted.get(fips) ?? 0,
    lat,
    lon,
  }));
  return { state, places, labels: apart(places.filter(({ count }) => count > 0)) };
}

/** The largest places whose names do not run into each other beside the map. */
function apart(places: MapPlace[]): MapPlace[] {
  const chosen: MapPlace[] = [];
  for (const place of places.toSorted((a, b) => b.count - a.count)) {
    if (chosen.length === labelled) break;
    if (chosen.every(({ lat }) => Math.abs(lat - place.lat) >= labelDegrees)) chosen.push(place);
  }
  return chosen;
}
