/** Codes of what is wrong with a postal code; each is translated by the page that asks for it. */
export type PostalProblem = "postal.us" | "postal.ca" | "postal.form" | "postal.mismatch";

export type PostalReading = { postalCode: string } | { problem: PostalProblem };

const usForm = /^(\d{5})(?:[- ]?(\d{4}))?$/;
// Canada Post uses neither D, F, I, O, Q, U anywhere nor W and Z in first place.
const caForm = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d$/;
const anyForm = /^[\p{L}\p{N}][\p{L}\p{N} -]{1,10}[\p{L}\p{N}]$/u;

/**
 * Reads a postal code as typed, checked against its country (ISO two letters).
 *
 * United States: ZIP or ZIP+4, written "90012" or "90012-1234". Canada: "K1A 0B1". Elsewhere 3 to 12
 * letters and digits, in upper case. `postal.mismatch`: the code is plainly one of the other country.
 */
export function readPostalCode(country: string, typed: string): PostalReading {
  const text = typed.trim().toUpperCase().replace(/\s+/g, " ").replace(/[‐-―]/g, "-");
  if (country === "US") return readUs(text);
  if (country === "CA") return readCanadian(text);
  return anyForm.test(text) ? { postalCode: text } : { problem: "postal.form" };
}

function readUs(text: string): PostalReading {
  const parts = usForm.exec(text);
  if (!parts) return { problem: caForm.test(text) ? "postal.mismatch" : "postal.us" };
  // 00001 to 00499 were never given out.
  if (parts[1]! < "00500") return { problem: "postal.us" };
  return { postalCode: parts[2] ? `${parts[1]}-${parts[2]}` : parts[1]! };
}

function readCanadian(text: string): PostalReading {
  if (!caForm.test(text)) return { problem: usForm.test(text) ? "postal.mismatch" : "postal.ca" };
  const plain = text.replace(/[ -]/, "");
  return { postalCode: `${plain.slice(0, 3)} ${plain.slice(3)}` };
}

/** The part of a postal code that signatures are counted by: of ZIP+4 only the ZIP. */
export function countedPostalCode(country: string, postalCode: string): string {
  return country === "US" ? postalCode.slice(0, 5) : postalCode;
}
