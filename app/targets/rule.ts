import type { DivisionType } from "#app/geography/division.ts";
import { type Body, isCongress } from "#app/measures/body.ts";
import type { Stance } from "#app/measures/stance.ts";
import { type Chamber, chambers } from "#app/officials/houses.ts";
import type { Phase, Target, TargetPage } from "./target.ts";

/** What a rule comes down to once it is known where the measure is. */
export type Ask =
  | { of: "own"; chambers: Chamber[]; onlyUndecided: boolean }
  | { of: "committee"; committeeId: string }
  | { of: "executive" }
  | { of: "nobody" };

/**
 * Whom a page asks now. A page that follows its measure asks the committee that has it, or the house where no committee
 * is named; on the floor, the supporter's own members of that house; then whoever signs. A measure that is law, or
 * that is nowhere, asks nobody.
 */
export function askOf(page: TargetPage, phase: Phase | null): Ask {
  switch (page.rule) {
    case "own":
      return { of: "own", chambers: page.chambers, onlyUndecided: false };
    case "undecided":
      return { of: "own", chambers: page.chambers, onlyUndecided: true };
    case "committee":
      return page.committeeId ? { of: "committee", committeeId: page.committeeId } : { of: "nobody" };
    case "executive":
      return { of: "executive" };
    case "stage":
      return askAt(phase);
  }
}

function askAt(phase: Phase | null): Ask {
  if (!phase || phase.kind === "law") return { of: "nobody" };
  if (phase.kind === "executive") return { of: "executive" };
  if (phase.committeeId && phase.kind !== "floor") return { of: "committee", committeeId: phase.committeeId };
  return { of: "own", chambers: phase.chamber ? [phase.chamber] : [...chambers], onlyUndecided: false };
}

/** Keys of the offices that sign what the houses pass. */
export const executives = new Set(["governor", "mayor", "president"]);

/** Those of whom it is not settled how they vote. */
const open = new Set<Stance>(["undecided", "unknown", "leans", "leans_no"]);
export const isUndecided = (stance: Stance) => open.has(stance);

/** Who may yet be moved comes first; then who has to be thanked; then who is against. */
const order: Stance[] = ["undecided", "unknown", "leans_no", "leans", "supports", "opposes"];
export const byStance = (a: Target, b: Target) => order.indexOf(a.stance) - order.indexOf(b.stance);

/** The types of division that elect the members of these houses: what a supporter's address has to tell. */
export function divisionTypesFor(body: Body | null, asked: Chamber[]): DivisionType[] {
  if (body && isCongress(body)) return asked.map((chamber) => (chamber === "upper" ? "state" : "cd"));
  return asked.map((chamber) => (chamber === "upper" ? "sldu" : "sldl"));
}
