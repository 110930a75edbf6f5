import type { Stance } from "#app/measures/stance.ts";
import type { Chamber } from "#app/officials/houses.ts";
import type { CallOutcome, LetterStatus } from "#app/platform/prisma/enums.ts";

/** What supporters did about one official in a campaign. Outcomes and states that nobody told of are left out. */
export type OfficialFigures = {
  /** Calls that were made: all but those that were passed over. */
  calls: number;
  byOutcome: Partial<Record<CallOutcome, number>>;
  /** Letters that the office's mail server took, and those that their writers say they sent. */
  letters: number;
  byStatus: Partial<Record<LetterStatus, number>>;
  answers: number;
};

/** One seat of a campaign's officials, with whoever holds it. A seat of several holders has a line for each. */
export type OfficialLine = OfficialFigures & {
  key: string;
  officeId: string;
  divisionId: string;
  /** The office, with its district where its title does not say it. */
  title: string;
  /** "district 17", "California". */
  district: string;
  chamber: Chamber | null;
  /** Null: the seat is vacant. */
  officialId: string | null;
  name: string | null;
  familyName: string;
  party: string | null;
  /** Supporters reached them, and they hold the office no more. */
  hasLeft: boolean;
  /** Null: the seat is vacant, or the campaign is about no measure. */
  stance: Stance | null;
  /** Supporters who did something in the campaign and live there. */
  constituents: number;
  /** Their counted signatures. */
  signatures: number;
};

export const noFigures: OfficialFigures = { calls: 0, byOutcome: {}, letters: 0, byStatus: {}, answers: 0 };
