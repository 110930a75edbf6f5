import type { PlanType } from "./district-plan.ts";
import { congressDivision, legislatureDivision, stateDivision } from "./division.ts";
import type { Feature } from "./geojson-features.ts";
import { type Coordinates, type Shape, shapeOf } from "./shape-bytes.ts";
import { findStateByFips } from "./states.ts";

/** A district of a file. `id` is what its name says; null where only its number with the Census tells. */
export type ReadDistrict = {
  geoid: string;
  id: string | null;
  name: string;
  /** Congress or year of the plan, as the file has it: "119", "2024". */
  edition: string | null;
  shape: Shape;
};

/** `skipped`: it is no district, such as water that no district was drawn on. */
export type DistrictReading = { district: ReadDistrict } | { skipped: true } | { problem: string };

/**
 * Reads a feature as a district of a type, by the columns that the Census gives its files, whatever the year they end
 * in: STATEFP, GEOID, NAMELSAD, CD119FP, SLDUST, SLDLST, COUNTYFP, CDSESSN, LSY.
 * Source: TIGER/Line Shapefiles technical documentation, record layouts.
 */
export function readDistrict(type: PlanType, { properties, geometry }: Feature): DistrictReading {
  const column = columnsOf(properties ?? {});
  const geoid = column(/^GEOID(?:\d\d)?$/);
  const state = findStateByFips(column(/^STATEFP(?:\d\d)?$/) ?? geoid?.slice(0, 2) ?? "");
  if (!geoid || !state) return { problem: "it has no GEOID, or no state in STATEFP" };
  if (/Z$/.test(geoid)) return { skipped: true };
  const name = column(/^NAMELSAD(?:\d\d)?$/) ?? column(/^NAME(?:\d\d)?$/) ?? geoid;
  try {
    return {
      district: {
        geoid,
        id: idOf(type, state.code, geoid, name),
        name: `${name}, ${state.name}`,
        edition: column(/^CDSESSN$/) ?? column(/^LSY$/),
        shape: shapeOf(polygonsOf(geometry)),
      },
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { problem: error.message };
  }
}

function columnsOf(properties: Record<string, unknown>): (form: RegExp) => string | null {
  const entries = Object.entries(properties).filter(([, value]) => value !== null && value !== "");
  return (form) => {
    const found = entries.find(([name]) => form.test(name.toUpperCase()));
    return found ? String(found[1]).trim() : null;
  };
}

function polygonsOf(geometry: Feature["geometry"]): Coordinates {
  const coordinates = geometry?.coordinates;
  if (!Array.isArray(coordinates)) throw new RangeError("it has no shape");
  if (geometry?.type === "Polygon") return [coordinates] as Coordinates;
  if (geometry?.type === "MultiPolygon") return coordinates as Coordinates;
  throw new RangeError(`its shape is a ${geometry?.type}, no polygon`);
}

const counties: [form: RegExp, kind: string][] = [
  [/^(.+) County$/, "county"],
  [/^(.+) Parish$/, "parish"],
  [/^(.+) (?:City and )?Borough$/, "borough"],
  [/^(.+) Census Area$/, "census_area"],
];

function idOf(type: PlanType, state: string, geoid: string, name: string): string | null {
  if (type === "cd") return congressDivision(state, geoid.slice(2));
  if (type === "county") {
    for (const [form, kind] of counties) {
      const base = form.exec(name)?.[1];
      if (base)
        return `${stateDivision(state)}/${kind}:${base
          .toLowerCase()
          .replaceAll(".", "")
          .replace(/[\s']+/g, "_")}`;
    }
    return null;
  }
  const number = /(?:^|\s)0*(\d+[A-Z]?|[A-Z])$/.exec(name)?.[1];
  return number ? legislatureDivision(state, type === "sldu" ? "upper" : "lower", number) : null;
}
