import type { Stance } from "#app/measures/stance.ts";
import type { Chamber } from "#app/officials/houses.ts";
import type { Holder, OfficeFound } from "#app/officials/office-found.ts";
import type { CommitteeRole, StageKind, TargetFallback, TargetRule } from "#app/platform/prisma/enums.ts";

/** What a page goes by to find whom it asks. */
export type TargetPage = {
  measureId: string | null;
  rule: TargetRule;
  chambers: Chamber[];
  /** Of the rule `committee`. */
  committeeId: string | null;
  fallback: TargetFallback;
  /** Of the rule `stage`: the stage it goes on asking at. */
  heldStageId: string | null;
};

/** Somebody whom a supporter is asked to reach. */
export type Target = {
  official: Holder;
  office: Pick<OfficeFound, "id" | "divisionId" | "level" | "chamber" | "key" | "titles">;
  /** Where they stand on the measure; "unknown" where nothing is on the record. */
  stance: Stance;
  /** Whether they represent the supporter. */
  isOwn: boolean;
  /** In the committee that is asked; null: they are asked for another reason. */
  role: CommitteeRole | null;
};

/** The committee that is asked, by its two names. */
export type AskedCommittee = { id: string; names: { en: string; es: string }; chamber: Chamber | null };

/** Where a measure is, as far as it says whom to ask. */
export type Phase = { stageId: string; kind: StageKind; chamber: Chamber | null; committeeId: string | null };

export type Targets = {
  /** Whom the supporter is asked to reach, first who may yet be moved. Empty: nobody. */
  targets: Target[];
  /** How they were found: by the page's rule, or by what it falls back on. */
  by: "rule" | "fallback";
  committee: AskedCommittee | null;
  /** Null unless the page follows its measure, and while that is nowhere. */
  phase: Phase | null;
  /** Seats of the supporter's own that the rule asks and nobody holds. */
  vacant: Pick<OfficeFound, "divisionId" | "titles">[];
};
