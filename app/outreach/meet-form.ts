import type { FormFields } from "#app/petitions/form-fields.ts";
import type { OutreachPage } from "./outreach-page.ts";

/**
 * What calls and letters ask of whoever comes. The street finds the right district and is kept nowhere; without it the
 * ZIP code has to do.
 */
export const meetFields: FormFields = {
  given_name: "required",
  family_name: "required",
  email: "required",
  phone: "hidden",
  street_address: "optional",
  locality: "hidden",
  region: "hidden",
  postal_code: "required",
  country: "hidden",
  comments: "hidden",
  public: "hidden",
};

/** Codes that this form is answered with beside those of a petition's: `errors.<code>` of the locale `outreach`. */
export const meetErrorCodes = ["zip.unknown", "district.open", "district.needed"] as const;

/** The names of the fields in which a visitor says which district is theirs, by its type. */
export const districtFields = ["cd", "sldu", "sldl"] as const;

/** What the form needs to be drawn; safe to be kept for everybody. */
export type MeetFormProps = {
  kind: OutreachPage["kind"];
  slug: string;
  consents: { purpose: string; text: string }[];
  formToken: string;
};
