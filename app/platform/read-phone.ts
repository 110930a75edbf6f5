import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** More is no number, and would only be work to read. */
const LONGEST = 50;

/** A phone number as E.164, read as a national one of `country` unless it begins with "+"; null: it is none. */
export function readPhone(typed: string, country: string): string | null {
  const parsed = parsePhoneNumberFromString(typed.slice(0, LONGEST), country as "US");
  return parsed?.isPossible() ? parsed.number : null;
}
