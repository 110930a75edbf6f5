import { z } from "zod";
import { isCountry } from "#app/geography/countries.ts";
import { readPostalCode } from "#app/geography/postal-code.ts";
import { regionCode } from "#app/geography/states.ts";
import { readPhone } from "#app/platform/read-phone.ts";
import { hasLetter } from "./has-letter.ts";
import { hasLink } from "./has-link.ts";
import { oneLine } from "./one-line.ts";

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

const readers = {
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
};

type Field = keyof typeof readers;

/**
 * Reads the form by which supporters correct their own details: the contract's names and limits. Unlike when
 * signing, everything but the given name may be emptied: it is theirs to take back.
 */
export function readDetailsForm(form: URLSearchParams | FormData): DetailsReading {
  const errors: Partial<Record<Field, DetailsErrorCode[]>> = {};
  // A field with an error reads as empty.
  const values = Object.fromEntries(
    Object.entries(readers).map(([field, reader]) => {
      const read = reader.safeParse(String(form.get(field) ?? ""));
      if (!read.success) errors[field as Field] = [read.error.issues[0]!.message as DetailsErrorCode];
      return [field, read.data ?? ""];
    }),
  ) as Record<Field, string>;
  const { country } = values;

  // What hangs together is checked beside what else is wrong, so that nobody is sent back twice.
  const within = <T>(field: Field, read: (text: string) => T): T | null =>
    values[field] && country ? read(values[field]) : null;
  const phone = within("phone", (text) => readPhone(text, country));
  if (values.phone && country && !phone) errors.phone = ["phone.invalid"];
  const postal = within("postal_code", (text) => readPostalCode(country, text));
  if (postal && "problem" in postal) errors.postal_code = [postal.problem];
  const region = within("region", (text) => regionCode(country, text));
  if (values.region && country && !region) errors.region = ["region.unknown"];
  if (Object.keys(errors).length > 0) return { ok: false, errors };

  return {
    ok: true,
    details: {
      givenName: values.given_name,
      familyName: hasLetter(values.family_name) ? values.family_name : null,
      phone,
      streetAddress: values.street_address || null,
      locality: values.locality || null,
      region,
      postalCode: postal && "postalCode" in postal ? postal.postalCode : null,
      country,
    },
  };
}
