import type { ContactLinkKind, ContactPlaceKind, OfficeLevel } from "#app/platform/prisma/enums.ts";

/** What a source tells of an office. `seats`: how many hold it at once. */
export type OfficeFacts = {
  divisionId: string;
  /** "us_senator", "state_representative", "governor", "mayor", "sheriff". */
  key: string;
  /** Names a seat where those of a division are told apart: "A". */
  seat: string;
  level: OfficeLevel;
  chamber: "upper" | "lower" | null;
  seats: number;
  titles: { en: string; es: string };
};

/** Days as "2026-08-05"; null: not known. The day it ends is the first on which somebody else may sit. */
export type TermFacts = { office: OfficeFacts; startOn: string | null; endOn: string | null };

export type PlaceFacts = {
  kind: ContactPlaceKind;
  /** Tells an official's places apart within a source. */
  key: string;
  street: string | null;
  locality: string | null;
  region: string | null;
  postalCode: string | null;
  lat: number | null;
  lon: number | null;
  /** E.164. */
  phone: string | null;
  fax: string | null;
};

export type LinkFacts = { kind: ContactLinkKind; value: string };

export type PersonFacts = {
  /** Where it stands, for the report: a file, a row. */
  where: string;
  identifiers: { scheme: string; value: string }[];
  name: string;
  familyName: string;
  givenName: string | null;
  party: string | null;
  photoUrl: string | null;
  /** A page that says so. */
  sourceUrl: string | null;
  terms: TermFacts[];
  places: PlaceFacts[];
  links: LinkFacts[];
};

/** A name as it is compared: letters only, without accents and capitals. */
export const foldedName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();

/** One office's name among others of a source. */
export const officeId = ({
  divisionId,
  key,
  seat,
}: Pick<OfficeFacts, "divisionId" | "key" | "seat">): string => `${divisionId} ${key} ${seat}`;

/**
 * Those who are elected together, as a file can lose them: the two houses of Congress, of a state; its governor, its
 * mayors.
 */
export function bodyOf(office: { divisionId: string; key: string; level: OfficeLevel }): string {
  if (office.level === "federal") return office.key;
  const state = /\/(?:state|district|territory):([a-z]{2})/.exec(office.divisionId)?.[1] ?? "us";
  return `${state}:${office.key}`;
}
