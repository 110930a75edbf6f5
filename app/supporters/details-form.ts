import { z } from "zod";
import { isCountry } from "#app/geography/countries.ts";
import { readPostalCode } from "#app/geography/postal-code.ts";
import { regionCode } from "#app/geography/states.ts";
import { hasLetter } from "./has-letter.ts";
import { hasLink } from "./has-link.ts";
import { oneLine } from "./one-line.ts";
import { readPhone } from "./read-phone.ts";

/** Every code the form of one's own details can be answered with: `errors.<code>` of the locale `supporters`. */
export const detailsErrorCodes = [
  "required",
  "name.long",
  "name.link",
  "name.letters",
  "phone.invalid",
  "postal.us",
  "postal.ca",
  "postal.form",
  "postal.mismatch",
  "region.unknown",
  "country.unknown",
  "text.long",
] as const;

export type DetailsErrorCode = (typeof detailsErrorCodes)[number];

/** A supporter's own details, read and normalised; null is left empty. */
export type Details = {
  givenName: string;
  familyName: string | null;
  /** E.164. */
  phone: string | null;
  streetAddress: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  /** ISO two letters. */
  country: string;
};

export type DetailsReading =
  | { ok: true; details: Details }
  | { ok: false; errors: Record<string, DetailsErrorCode[]> };

const line = (limit: number, tooLong: DetailsErrorCode) =>
  z
    .string()
    .default("")
    .transform(oneLine)
    .refine((text) => [...text].length <= limit, tooLong);

const name = line(100, "name.long").refine((text) => !hasLink(text), "name.link" satisfies DetailsErrorCode);

const Posted = z.object({
  given_name: name
    .refine((text) => text === "" || hasLetter(text), "name.letters" satisfies DetailsErrorCode)
    .refine((text) => text !== "", "required" satisfies DetailsErrorCode),
  family_name: name,
  phone: line(50, "phone.invalid"),
  street_address: line(200, "text.long"),
  locality: line(200, "text.long"),
  region: line(200, "text.long"),
  postal_code: line(50, "postal.form"),
  country: line(2, "country.unknown")
    .transform((code) => code.toUpperCase() || "US")
    .refine(isCountry, "country.unknown" satisfies DetailsErrorCode),
});

/**
 * Reads the form by which supporters correct their own details: the contract's names and limits. Unlike when
 * signing, everything but the given name may be emptied: it is theirs to take back.
 */
export function readDetailsForm(form: URLSearchParams | FormData): DetailsReading {
  const parsed = Posted.safeParse(
    Object.fromEntries(Object.keys(Posted.shape).map((name) => [name, String(form.get(name) ?? "")])),
  );
  const errors: Record<string, DetailsErrorCode[]> = {};
  for (const issue of parsed.error?.issues ?? [])
    errors[String(issue.path[0])] ??= [issue.message as DetailsErrorCode];
  // What hangs together is checked beside what else is wrong, so that nobody is sent back twice.
  const typed = (name: string) => oneLine(String(form.get(name) ?? ""));
  const country = typed("country").toUpperCase() || "US";
  const told = (name: string) => errors.country === undefined && typed(name) !== "";
  const phone = told("phone") ? readPhone(typed("phone"), country) : null;
  if (told("phone") && !phone) errors.phone ??= ["phone.invalid"];
  const postal = told("postal_code") ? readPostalCode(country, typed("postal_code")) : { postalCode: null };
  if ("problem" in postal) errors.postal_code ??= [postal.problem];
  const region = told("region") ? regionCode(country, typed("region")) : null;
  if (told("region") && !region) errors.region ??= ["region.unknown"];
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  const { data } = parsed;

  return {
    ok: true,
    details: {
      givenName: data.given_name,
      familyName: hasLetter(data.family_name) ? data.family_name : null,
      phone,
      streetAddress: data.street_address || null,
      locality: data.locality || null,
      region,
      postalCode: "postalCode" in postal ? postal.postalCode : null,
      country: data.country,
    },
  };
}
