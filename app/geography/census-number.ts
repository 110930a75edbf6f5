import { type DivisionId, readDivisionId } from "./division.ts";
import { findState } from "./states.ts";

/** How a state's districts are numbered by the Census, as Open States writes it (configs/jurisdictions/*.yml). */
export type NumberRules = {
  /** Pattern of the number of a district of a type, with the district in brackets: "sldl-060(\d+)". */
  patterns: Partial<Record<"cd" | "sldu" | "sldl", string>>;
  /** Numbers of districts that have names: Open Civic Data id → number. */
  named: Map<string, string>;
};

const digits = { cd: 2, sldu: 3, sldl: 3 };

/**
 * The Census's number of a district ("0612", "06017", "2711B", "25D01"); null where the rules give none.
 * A number is the state's with the district's, filled up with zeros, and must be one that the rules read back.
 */
export function censusNumber(id: string, rules: NumberRules): string | null {
  const named = rules.named.get(id);
  if (named) return named;
  const division = readDivisionId(id);
  const type = division?.type;
  if (!division || (type !== "cd" && type !== "sldu" && type !== "sldl")) return null;
  const { fips } = findState(division.stateCode!)!;
  const number = fips + numberOf(division).padStart(digits[type], "0");
  const pattern = rules.patterns[type];
  const read = pattern && new RegExp(`^${pattern}$`).exec(`${type}-${number}`)?.[1];
  return read && normal(read) === normal(numberOf(division)) ? number : null;
}

const numberOf = ({ value, stateCode }: DivisionId) =>
  value === "at-large" ? (isTerritory(stateCode!) ? "98" : "00") : value.toUpperCase();

const isTerritory = (code: string) => ["AS", "DC", "GU", "MP", "PR", "VI"].includes(code);

/** "012" and "12" are one district; "0" or "00" is the only one of its state. */
const normal = (text: string) => text.toLowerCase().replace(/^0+(?=.)/, "");

/** Reads the rules of a state from its file; null: it is none. */
export function readNumberRules(document: unknown): NumberRules | null {
  const mappings = (document as { "id-mappings"?: Record<string, unknown> } | null)?.["id-mappings"];
  if (!mappings || typeof mappings !== "object") return null;
  const patterns: NumberRules["patterns"] = {};
  for (const type of ["cd", "sldu", "sldl"] as const) {
    const pattern = (mappings[type] as { "sld-match"?: unknown } | undefined)?.["sld-match"];
    if (typeof pattern === "string") patterns[type] = pattern;
  }
  const custom = Array.isArray(mappings.custom) ? (mappings.custom as Record<string, unknown>[]) : [];
  const named = custom.flatMap((each) => {
    const [id, number] = [each["os-id"], each["sld-id"]];
    const bare = typeof number === "string" ? number.replace(/^[a-z]+-/, "") : "";
    return typeof id === "string" && bare ? [[id, bare] as const] : [];
  });
  return { patterns, named: new Map(named) };
}
