import type { Stance } from "#app/measures/stance.ts";
import type { CommitteeRole } from "#app/platform/prisma/enums.ts";
import type { CallNumber } from "./call-numbers.ts";
import type { CallScript } from "./call-script.ts";

/** Why somebody is asked, where it is not that they represent the caller. */
export type Because = { role: CommitteeRole; committee: string } | "executive" | null;

/** Whom to call now. Days are ISO 8601. */
export type CallCard = {
  officialId: string;
  /** Goes with the form: see `sealOffer`. */
  offer: string;
  name: string;
  /** "California Assembly, district 31" */
  office: string;
  isOwn: boolean;
  because: Because;
  stance: Stance;
  /** The one to try now comes first. Empty: no number is on file. */
  numbers: CallNumber[];
  /** Of the first number. */
  qr: { size: number; path: string } | null;
  links: { form: string | null; website: string | null };
  source: string | null;
  asOf: string | null;
  correctedOn: string | null;
  script: CallScript;
};

/** How far somebody is on a call page, and who is next. */
export type CallsView = {
  visitor: { name: string; place: string | null };
  total: number;
  /** Which of `total` the card is, from one on. */
  at: number;
  /** Null: everybody was called today, or there is nobody to call. */
  card: CallCard | null;
  /** Whoever is left after the card; null: it is the last one. */
  next: string | null;
  /** They are asked because the page's rule found nobody. */
  isFallback: boolean;
  /** Titles of the caller's own seats that nobody holds. */
  vacant: string[];
  /** Tells one sending of the form from another. */
  attempt: string;
};
