import { z } from "zod";

/** What an organizer may ask of a signer, by the names that stand in the form. */
export const fieldNames = [
  "given_name",
  "family_name",
  "email",
  "phone",
  "street_address",
  "locality",
  "region",
  "postal_code",
  "country",
  "comments",
  "public",
] as const;

export type FieldName = (typeof fieldNames)[number];
export type FieldUse = "hidden" | "optional" | "required";
/** How each field is used on one petition. `given_name` and `email` are always required. */
export type FormFields = Record<FieldName, FieldUse>;

/** A petition whose organizer changed nothing: given name, family name, email, postal code. */
export const defaultFields: FormFields = {
  given_name: "required",
  family_name: "required",
  email: "required",
  phone: "hidden",
  street_address: "hidden",
  locality: "hidden",
  region: "hidden",
  postal_code: "required",
  country: "optional",
  comments: "optional",
  public: "optional",
};

const stored = z.record(z.string(), z.unknown());
const use = z.enum(["hidden", "optional", "required"]);

/**
 * Reads the column `petition.fields`. Unknown names are ignored, missing or unusable ones keep their
 * default, and what identifies a signer cannot be switched off.
 */
export function parseFields(value: unknown): FormFields {
  const given = stored.safeParse(value);
  const fields = { ...defaultFields };
  for (const name of fieldNames) {
    const parsed = use.safeParse(given.success ? given.data[name] : undefined);
    if (parsed.success) fields[name] = parsed.data;
  }
  return { ...fields, given_name: "required", email: "required" };
}
