import { findState } from "./states.ts";

/** What an area elects or is governed as. A county is whatever its state has in the place of one. */
export type DivisionType = "country" | "state" | "cd" | "sldu" | "sldl" | "county" | "place" | "other";

/** An area by its Open Civic Data id (https://open-civic-data.readthedocs.io/en/latest/proposals/0002.html). */
export type DivisionId = {
  id: string;
  type: DivisionType;
  /** "CA"; null for the country. */
  stateCode: string | null;
  /** What tells it from others of its type: "12", "at-large", "2nd_suffolk". */
  value: string;
};

export const country = "ocd-division/country:us";

const idForm = /^ocd-division\/country:us(?:\/[a-z_]+:[^/\s]+)*$/u;

const typeOfSegment: Record<string, DivisionType> = {
  country: "country",
  state: "state",
  district: "state",
  territory: "state",
  cd: "cd",
  sldu: "sldu",
  sldl: "sldl",
  // The District's council sits in wards, which the Census counts among the upper houses.
  ward: "other",
  county: "county",
  parish: "county",
  borough: "county",
  census_area: "county",
  municipio: "county",
  place: "place",
};

/** Reads an id; null for what is none of the United States. */
export function readDivisionId(id: string): DivisionId | null {
  if (!idForm.test(id) || id.length > 200) return null;
  const segments = id.split("/").slice(1);
  const [segment, value] = segments.at(-1)!.split(":") as [string, string];
  const state = /^(?:state|district|territory):([a-z]{2})$/.exec(segments[1] ?? "")?.[1]?.toUpperCase();
  if (segments.length > 1 && (!state || !findState(state))) return null;
  const isWard = segment === "ward" && segments.length === 3 && state === "DC";
  const type = isWard ? "sldu" : segments.length > 3 ? "other" : (typeOfSegment[segment] ?? "other");
  return { id, type, stateCode: state ?? null, value };
}

const territories = new Set(["AS", "GU", "MP", "PR", "VI"]);

/** The id of a state, the District or a territory. Throws for a code that no state has. */
export function stateDivision(code: string): string {
  if (!findState(code)) throw new RangeError(`no state has the code "${code}"`);
  const kind = code === "DC" ? "district" : territories.has(code) ? "territory" : "state";
  return `${country}/${kind}:${code.toLowerCase()}`;
}

/** What sources write where a state is one district: the Census "00" and "98", Open States "AL", others "0". */
const atLarge = new Set(["0", "00", "98", "al", "at-large"]);

/** The id of a congressional district by its number in any of the spellings of sources. */
export function congressDivision(state: string, district: string | number): string {
  const text = String(district).trim().toLowerCase();
  const value = atLarge.has(text) ? "at-large" : text.replace(/^0+/, "");
  return `${stateDivision(state)}/cd:${value}`;
}

const ordinals = new Map(
  "first second third fourth fifth sixth seventh eighth ninth tenth"
    .split(" ")
    .map((word, at) => [word, ["1st", "2nd", "3rd"][at] ?? `${at + 1}th`]),
);

/**
 * The id of a district of a state's legislature, by its name as sources write it: "10", "10A", "2nd Suffolk",
 * "Chittenden-15", "Hillsborough 2". `house`: "upper" also for the one house of Nebraska and the District's council.
 */
export function legislatureDivision(
  state: string,
  house: "upper" | "lower",
  district: string | number,
): string {
  const slug = String(district)
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+(?= )/, (word) => ordinals.get(word) ?? word)
    .replaceAll(",", "")
    .replaceAll("&", "and")
    // Open Civic Data keeps the words of Vermont's parted counties together.
    .replace(/^(chittenden) /, "$1-")
    .replace(/\s+/g, "_")
    .replace(/['’]/g, "~");
  const value = slug.replace(/^0+(?=\d)/, "");
  if (state === "DC") {
    return /^(?:at-large|chairman)$/.test(value.replace("_", "-"))
      ? stateDivision("DC")
      : `${stateDivision("DC")}/ward:${value.replace(/^ward_/, "")}`;
  }
  return `${stateDivision(state)}/${house === "upper" ? "sldu" : "sldl"}:${value}`;
}
