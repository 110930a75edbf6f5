import type { GeocoderLayers, GeocoderRow } from "#app/platform/geocoder.server.ts";
import { congressDivision, type DivisionType, legislatureDivision, stateDivision } from "./division.ts";
import { findStateByFips } from "./states.ts";

/** An area that a geocoder names. `id` is what its name says it should be; null where only its number tells. */
export type NamedArea = {
  type: DivisionType;
  geoid: string;
  id: string | null;
  name: string;
  stateCode: string;
};

/** Why an area is not believed: another Congress's districts, or a layer that could not be asked. */
export type Dropped = { type: DivisionType; why: "other-congress" | "layer-failed" };

export type ReadLayers = { areas: NamedArea[]; dropped: Dropped[] };

const kinds: [type: DivisionType, layer: RegExp][] = [
  ["state", /^States$/i],
  ["county", /^Counties$/i],
  ["cd", /^(\d+)(?:st|nd|rd|th) Congressional Districts$/i],
  ["sldu", /^(?:(\d{4}) )?State Legislative Districts - Upper$/i],
  ["sldl", /^(?:(\d{4}) )?State Legislative Districts - Lower$/i],
  ["place", /^Incorporated Places$/i],
];

/**
 * The areas of one match, of the types that elect somebody. Congressional districts are believed only when layer and
 * row say that they are those of the sitting Congress; of several editions of a legislature's districts the latest is.
 * Source: replies of the service itself; its layers are named after the edition, such as "119th Congressional Districts".
 */
export function readLayers(layers: GeocoderLayers, congress: number): ReadLayers {
  const read: ReadLayers = { areas: [], dropped: [] };
  for (const [type, form] of kinds) {
    const found = Object.entries(layers).flatMap(([layer, rows]) => {
      const edition = form.exec(layer);
      return edition && rows.length > 0 ? [{ edition: Number(edition[1] ?? 0), rows }] : [];
    });
    const latest = found.sort((a, b) => b.edition - a.edition);
    const chosen = type === "cd" ? latest.find((layer) => isOf(layer, congress)) : latest[0];
    if (!chosen) {
      if (latest.length > 0) read.dropped.push({ type, why: whyNot(latest[0]!.rows) });
      continue;
    }
    const areas = chosen.rows.flatMap((row) => areaOf(type, row) ?? []);
    if (areas.length > 0) read.areas.push(...areas);
    else if (hasFailed(chosen.rows)) read.dropped.push({ type, why: "layer-failed" });
  }
  return read;
}

const hasFailed = (rows: GeocoderRow[]) => rows.some(({ status }) => status !== undefined);
const whyNot = (rows: GeocoderRow[]): Dropped["why"] => (hasFailed(rows) ? "layer-failed" : "other-congress");

function isOf({ edition, rows }: { edition: number; rows: GeocoderRow[] }, congress: number): boolean {
  if (edition !== congress) return false;
  return rows.every(({ CDSESSN }) => CDSESSN === undefined || Number(CDSESSN) === congress);
}

function areaOf(type: DivisionType, row: GeocoderRow): NamedArea | null {
  const { GEOID: geoid, BASENAME: base = "", NAME: name = "" } = row;
  const state = geoid && row.status === undefined ? findStateByFips(geoid.slice(0, 2)) : null;
  // "ZZ" and "ZZZ" stand where no district was drawn, such as on open water.
  if (!geoid || !state || /Z$/.test(geoid)) return null;
  return { type, geoid, id: idOf(type, state.code, geoid, base), name: name || base, stateCode: state.code };
}

/** Counties and places are known by their numbers alone; so are the districts whose names are spelled in many ways. */
function idOf(type: DivisionType, state: string, geoid: string, base: string): string | null {
  if (type === "state") return stateDivision(state);
  if (type === "cd") return /^\d{4}$/.test(geoid) ? congressDivision(state, geoid.slice(2)) : null;
  const house = type === "sldu" ? "upper" : type === "sldl" ? "lower" : null;
  return house && /^(?:\d+[A-Z]?|[A-Z])$/.test(base) ? legislatureDivision(state, house, base) : null;
}
