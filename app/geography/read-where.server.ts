import type { Where } from "./locate.server.ts";
import { placeOfZip } from "./places.server.ts";
import { readPostalCode } from "./postal-code.ts";
import { findState, regionCode } from "./states.ts";

/** Why a question cannot be asked; each is translated by whoever shows it. */
export type WhereProblem = "missing" | "zip-malformed" | "address-long" | "point";

/** What was typed, read; or what is wrong, and with which field. */
export type WhereReading = { where: Where } | { problem: WhereProblem; field: "address" | "zip" };

const LONGEST = 200;
const zipForm = /^\d{5}(?:-\d{4})?$/;

/**
 * Reads `address`, `zip`, or `lat` and `lon` (degrees) of a query. A ZIP code typed as an address is one; a ZIP code
 * beside an address belongs to it. What is typed is never kept: see `locate`.
 */
export function readWhere(query: URLSearchParams): WhereReading {
  const typed = (name: string) => (query.get(name) ?? "").trim().replace(/\s+/g, " ");
  const [address, zip] = [typed("address"), typed("zip")];
  if (query.has("lat") || query.has("lon")) {
    const point = readPoint(typed("lat"), typed("lon"));
    // Whoever let the browser tell where they are may have typed something all the same.
    if (point || (!address && !zip)) return point ? { where: point } : { problem: "point", field: "address" };
  }
  if (address.length > LONGEST) return { problem: "address-long", field: "address" };
  if (address && !/^[\d\s-]+$/.test(address)) return readAddress(address, zip);
  const [code, field] = zip ? [zip, "zip" as const] : [address, "address" as const];
  if (!code) return { problem: "missing", field: "address" };
  const reading = readPostalCode("US", code);
  if ("problem" in reading) return { problem: "zip-malformed", field };
  return { where: { kind: "zip", zip: reading.postalCode.slice(0, 5) } };
}

function readAddress(address: string, zip: string): WhereReading {
  if (zip && "problem" in readPostalCode("US", zip)) return { problem: "zip-malformed", field: "zip" };
  const words = address.split(/[\s,]+/);
  // The first number of an address is the house's.
  const inside = words
    .slice(1)
    .filter((word) => zipForm.test(word))
    .at(-1);
  const own = inside ?? (zip || null);
  const whole = inside || !zip ? address : `${address}, ${zip}`;
  const code = own?.slice(0, 5) ?? null;
  return {
    where: { kind: "address", address: whole, zip: code, stateCode: stateOf(words, code) },
  };
}

/** The state named at the end, before a ZIP code, in one or two words or as two letters; else the ZIP code's. */
function stateOf(words: string[], zip: string | null): string | null {
  const rest = words.filter((word) => !zipForm.test(word));
  for (const count of [1, 2, 3]) {
    const code = rest.length > count ? regionCode("US", rest.slice(-count).join(" ")) : null;
    if (code && findState(code)) return code;
  }
  return (zip && placeOfZip(zip)?.state) || null;
}

function readPoint(lat: string, lon: string): Where | null {
  const number = (text: string, most: number) =>
    /^-?\d{1,3}(?:\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most ? Number(text) : null;
  const [y, x] = [number(lat, 90), number(lon, 180)];
  if (y === null || x === null) return null;
  // A hundred-thousandth of a degree is a metre: nobody's district turns on less.
  return { kind: "point", lat: Number(y.toFixed(5)), lon: Number(x.toFixed(5)) };
}
