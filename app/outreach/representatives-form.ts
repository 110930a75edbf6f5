import type { WhereProblem } from "#app/geography/read-where.server.ts";
import type { LookUpPage, OfficialCard } from "#app/officials/look-up-view.ts";
import type { HomeChoice } from "./find-home.server.ts";

export type RepresentProblem = WhereProblem | "unknown-zip" | "expired";

/** What is wrong with the form in which a signer asks who represents them, by its field. */
export type RepresentErrors = Partial<Record<"form" | "street_address" | "postal_code", RepresentProblem>>;

export type RepresentTyped = { street_address: string; postal_code: string };

/** The step of a petition's thanks page that shows a signer who represents them. */
export type RepresentativesView = {
  formToken: string;
  /** Streets are looked up by an address service. */
  geocodes: boolean;
  /** The ZIP code to begin with; empty: none is known. */
  zip: string;
  /** Null: nobody has asked yet. */
  answer:
    | (Pick<LookUpPage, "precision" | "place" | "geocoder" | "sources"> & {
        zip: string;
        /** The visitor has named a district of theirs. */
        isNamed: boolean;
        cards: OfficialCard[];
        choices: HomeChoice[];
        /** Nothing is left open. */
        isSettled: boolean;
      })
    | null;
  /** Where the campaign's calls and letters begin at once; none while something is open. */
  calls: string | null;
  letters: string | null;
};
