/** States, the District and the territories that have ZIP codes: postal code, FIPS code, name. */
const rows = `AL 01 Alabama|AK 02 Alaska|AZ 04 Arizona|AR 05 Arkansas|CA 06 California|CO 08 Colorado|CT 09 Connecticut|DE 10 Delaware|DC 11 District of Columbia|FL 12 Florida|GA 13 Georgia|HI 15 Hawaii|ID 16 Idaho|IL 17 Illinois|IN 18 Indiana|IA 19 Iowa|KS 20 Kansas|KY 21 Kentucky|LA 22 Louisiana|ME 23 Maine|MD 24 Maryland|MA 25 Massachusetts|MI 26 Michigan|MN 27 Minnesota|MS 28 Mississippi|MO 29 Missouri|MT 30 Montana|NE 31 Nebraska|NV 32 Nevada|NH 33 New Hampshire|NJ 34 New Jersey|NM 35 New Mexico|NY 36 New York|NC 37 North Carolina|ND 38 North Dakota|OH 39 Ohio|OK 40 Oklahoma|OR 41 Oregon|PA 42 Pennsylvania|RI 44 Rhode Island|SC 45 South Carolina|SD 46 South Dakota|TN 47 Tennessee|TX 48 Texas|UT 49 Utah|VT 50 Vermont|VA 51 Virginia|WA 53 Washington|WV 54 West Virginia|WI 55 Wisconsin|WY 56 Wyoming|AS 60 American Samoa|GU 66 Guam|MP 69 Northern Mariana Islands|PR 72 Puerto Rico|VI 78 US Virgin Islands`;

export type State = { code: string; fips: string; name: string };

export const states: readonly State[] = rows.split("|").map((row) => {
  const [code, fips, ...name] = row.split(" ");
  return { code: code!, fips: fips!, name: name.join(" ") };
});

/** Mail to the armed forces carries these in place of a state. */
const military = new Set(["AA", "AE", "AP"]);

const byCode = new Map(states.map((state) => [state.code, state]));
const byFips = new Map(states.map((state) => [state.fips, state]));
const byName = new Map(states.map((state) => [state.name.toLowerCase(), state]));

export function findState(code: string): State | null {
  return byCode.get(code) ?? null;
}

export function findStateByFips(fips: string): State | null {
  return byFips.get(fips) ?? null;
}

const provinces = new Map(
  [
    "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador",
    "NS Nova Scotia|NT Northwest Territories|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec",
    "SK Saskatchewan|YT Yukon",
  ]
    .join("|")
    .split("|")
    .map((row) => [row.slice(0, 2), row.slice(3)]),
);

/** "Québec" is written both ways. */
const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The code of a region as typed ("California", "ca", "CA"): USPS codes in the United States, two letters in
 * Canada. Elsewhere the text itself. Null when a US or Canadian region is not known.
 */
export function regionCode(country: string, typed: string): string | null {
  const text = typed.trim();
  const upper = text.toUpperCase();
  if (country === "US") {
    if (byCode.has(upper) || military.has(upper)) return upper;
    return byName.get(text.toLowerCase())?.code ?? null;
  }
  if (country !== "CA") return text || null;
  if (provinces.has(upper)) return upper;
  const plain = withoutAccents(text);
  for (const [code, name] of provinces) if (name.toLowerCase() === plain) return code;
  return null;
}

/** The name of a region in its own country's words ("CA" in "US" → "California"); null when unknown. */
export function regionName(country: string, code: string): string | null {
  if (country === "US") return byCode.get(code)?.name ?? null;
  return country === "CA" ? (provinces.get(code) ?? null) : code;
}
