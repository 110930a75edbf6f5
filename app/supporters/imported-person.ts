import type { Language } from "#app/i18n/language.ts";
import type { CustomValues } from "./custom-field.ts";
import type { Details } from "./details-form.ts";

/** What an import may write of a person. Null: not known; a given name that nobody knows is empty. */
export type PersonDetails = Details & { language: Language; custom: CustomValues };

/** Somebody we know already, as an import meets them. */
export type KnownPerson = PersonDetails & {
  id: string;
  emailCanonical: string;
  /** The row of this import in which they were met before. */
  row: number | null;
  /** The latest answer in force; null when nobody asked. */
  consents: { email: boolean | null; sms: boolean | null };
};

/** What we know of an address of a file. */
export type Met = {
  /** Whoever has this address, or the person it was merged into. */
  person: KnownPerson | null;
  /** The address is never mailed. */
  suppressed: boolean;
  /** Whoever had it was erased because they asked for it. */
  erased: boolean;
};

export type ImportedConsent = {
  supporterId: string;
  purpose: "email" | "sms";
  granted: boolean;
};
