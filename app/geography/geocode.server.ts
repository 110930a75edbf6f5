import {
  GEOCODER_PATIENCE_MS,
  type Geocoder,
  type GeocoderMatch,
  type GeocoderQuestion,
  type GeocoderReply,
} from "#app/platform/geocoder.server.ts";
import { sittingCongress, termOfCongress } from "./congress.ts";
import type { DivisionType } from "./division.ts";
import { type Division, knownDivisions } from "./known-divisions.server.ts";
import { type Dropped, type NamedArea, type ReadLayers, readLayers } from "./read-layers.ts";

/** Where the geocoder says that something lies. */
export type Geocoded =
  | {
      outcome: "found";
      /** Degrees; null where several places fit. */
      point: { lat: number; lon: number } | null;
      /** Five digits; null where it does not say, or several places fit that differ. */
      zip: string | null;
      /** By type: one where all places that fit agree, else all of them. */
      divisions: Division[];
      dropped: Dropped[];
    }
  | { outcome: "no-match" }
  | Extract<GeocoderReply, { outcome: "away" }>;

type Matched = { matches: GeocoderMatch[]; layers: ReadLayers[] };

/** The edition that last had the sitting Congress: asked first. */
let lastGood: { congress: number; vintage: string } | null = null;

/** A Congress's districts are in the edition of its first year, and in the current one while no later are drawn. */
function vintagesFor(congress: number): string[] {
  const year = Number(termOfCongress(congress).startsOn.slice(0, 4));
  const usual = [`ACS${year}_Current`, "Current_Current", `ACS${year + 1}_Current`];
  if (lastGood?.congress !== congress) return usual;
  const { vintage } = lastGood;
  return [vintage, ...usual.filter((other) => other !== vintage)];
}

/**
 * Asks the geocoder where an address or a point lies, in the districts of those who sit on the day (ISO 8601), within
 * three seconds in all. Editions are tried until one has the districts of the sitting Congress; another Congress's are
 * never taken for them. Source: docs/decisions/0035-the-geocoder-is-checked.md.
 */
export async function geocode(
  question: GeocoderQuestion,
  day: string,
  geocoder: Geocoder,
): Promise<Geocoded> {
  const congress = sittingCongress(day);
  const signal = AbortSignal.timeout(GEOCODER_PATIENCE_MS);
  let best: Matched | null = null;
  let away: Geocoded = { outcome: "away", why: "failed" };
  for (const vintage of vintagesFor(congress)) {
    const reply = await geocoder.ask(question, vintage, signal);
    if (reply.outcome === "away") {
      away = reply;
      break;
    }
    if (reply.outcome === "unknown-vintage") continue;
    if (reply.matches.length === 0) return { outcome: "no-match" };
    const layers = reply.matches.map((match) => readLayers(match.layers, congress));
    best ??= { matches: reply.matches, layers };
    if (layers.some(({ dropped }) => dropped.some(({ why }) => why === "other-congress"))) continue;
    best = { matches: reply.matches, layers };
    lastGood = { congress, vintage };
    break;
  }
  return best ? foundIn(best) : away;
}

async function foundIn({ matches, layers }: Matched): Promise<Geocoded> {
  const areas = layers.flatMap((read) => read.areas);
  const known = await knownDivisions(areas);
  const divisions = new Map(
    areas.flatMap((area) => namedBy(area, known) ?? []).map((each) => [each.id, each]),
  );
  const zips = new Set(matches.map(({ zip }) => zip));
  const [only] = matches.length === 1 ? matches : [];
  const dropped = new Map<DivisionType, Dropped>(
    layers.flatMap((read) => read.dropped).map((each) => [each.type, each]),
  );
  return {
    outcome: "found",
    point: only ? { lat: only.lat, lon: only.lon } : null,
    zip: zips.size === 1 ? matches[0]!.zip : null,
    divisions: [...divisions.values()],
    dropped: [...dropped.values()],
  };
}

/** The division as we know it; one we do not know is taken by its name where that leaves no doubt. */
function namedBy(area: NamedArea, known: (Division & { geoid: string | null })[]): Division | null {
  const { type, geoid, id, name, stateCode } = area;
  const found =
    known.find((each) => each.type === type && each.geoid === geoid) ?? known.find((each) => each.id === id);
  if (found) return { id: found.id, type, name: found.name, stateCode };
  return id ? { id, type, name, stateCode } : null;
}
