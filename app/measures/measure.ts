import type { DatePrecision } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";

export type StageOutcome = "done" | "vetoed" | "failed" | "here" | "ahead";

export interface Stage {
  id: string;
  label: string;
  note: string | null;
  language: Language;
  outcome: StageOutcome;
  /** Calendar date, no more exactly than `precision` says; null when it is not known. */
  occurredOn: string | null;
  precision: DatePrecision;
  /** Votes that pass this stage, of `seats`. */
  votesNeeded: number | null;
  seats: number | null;
  /** As they were counted; null: not counted, or not known. */
  votesFor: number | null;
  votesAgainst: number | null;
  sourceUrl: string | null;
}

/** One attempt at the same law: a measure of one session. */
export interface Try {
  id: string;
  identifier: string;
  session: string;
  title: string;
  language: Language;
  url: string | null;
  stages: Stage[];
}

export interface MeasurePage extends Try {
  /** Earlier attempts and this one, oldest first. */
  tries: Try[];
}
