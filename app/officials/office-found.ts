import type { Language } from "#app/i18n/language.ts";
import type { ContactLinkKind, ContactPlaceKind, OfficeLevel } from "#app/platform/prisma/enums.ts";

/** Where staff of an official sit. `phone` is E.164. */
export type Place = {
  kind: ContactPlaceKind;
  street: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  phone: string | null;
};

export type Link = { kind: ContactLinkKind; value: string };

/** Who holds a seat on the day that was asked about. Days are ISO 8601. */
export type Holder = {
  id: string;
  name: string;
  familyName: string;
  party: string | null;
  photoUrl: string | null;
  /** The last day of the term; null: not known. */
  endOn: string | null;
  /** Capitol first. */
  places: Place[];
  links: Link[];
  /** Who publishes the fact that they hold it; null: entered by staff. */
  source: string | null;
  /** The day the facts are of; null: not known. */
  asOf: string | null;
  /** The day staff last corrected one of them; null: nobody has. */
  correctedOn: string | null;
};

/** An office that a division elects, with whoever holds it: nobody, one, or as many as it has seats. */
export type OfficeFound = {
  id: string;
  divisionId: string;
  level: OfficeLevel;
  chamber: string | null;
  key: string;
  seat: string;
  seats: number;
  titles: Record<Language, string>;
  holders: Holder[];
  /** Seats that nobody holds. */
  vacant: number;
};
