import type { Dropped } from "#app/geography/read-layers.ts";
import type { Precision, WhereSource } from "#app/geography/whereabouts.ts";

/** Who holds a seat, as a card shows it. Days are ISO 8601. */
export type CardHolder = {
  name: string;
  party: string | null;
  phones: { href: string; shown: string; kind: "capitol" | "district"; locality: string | null }[];
  email: string | null;
  form: string | null;
  website: string | null;
  source: string | null;
  asOf: string | null;
  correctedOn: string | null;
};

export type OfficialCard = {
  key: string;
  level: "federal" | "state" | "local";
  title: string;
  district: string;
  /** Somebody chose the district instead of it being found. */
  chosen: boolean;
  /** Null: the seat is vacant. */
  holder: CardHolder | null;
};

/** Districts of a state among which only the visitor can choose. */
export type DistrictChoice = {
  type: "cd" | "sldu" | "sldl";
  value: string | null;
  options: { id: string; value: string; name: string; names: string[] }[];
};

export type LookUpPage = {
  precision: Precision;
  /** State, county and city, as far as they are certain. */
  place: string[];
  levels: { level: OfficialCard["level"]; cards: OfficialCard[] }[];
  /** What is not certain, with all that it may be. `share`: of a ZIP code's land, written out. */
  open: {
    type: "state" | "cd" | "sldu" | "sldl" | "county" | "place";
    divisions: { id: string; name: string; share: string | null; cards: OfficialCard[] }[];
  }[];
  choices: DistrictChoice[];
  stateName: string | null;
  needsStreet: boolean;
  geocoder: { status: "used" | "away" | "no-match" | "several" | "off"; dropped: Dropped["why"][] } | null;
  sources: Pick<WhereSource, "kind" | "name" | "asOf">[];
};
