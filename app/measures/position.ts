import type { DatePrecision } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import type { Stance } from "./stance.ts";

export interface PositionLine {
  id: string;
  officialId: string;
  name: string;
  familyName: string;
  party: string | null;
  /** The office held when it was said. */
  office: string | null;
  stance: Stance;
  statedOn: string;
  precision: DatePrecision;
  evidence: string | null;
  /** Where it was said, as words. */
  source: string | null;
  evidenceUrl: string | null;
  /** The language of `evidence` and `source`. */
  language: Language;
}
