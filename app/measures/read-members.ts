import type { CommitteeRole } from "#app/platform/prisma/enums.ts";
import { fold } from "#app/platform/search-words.ts";
import { type Named, whoIsMeant } from "./who-is-meant.ts";

export type ReadMember = { officialId: string; role: CommitteeRole };

/** Why a line of a roster is not understood: its number from 1, and the words it is about. */
export type RosterProblem = {
  line: number;
  code: "nobody" | "several" | "twice" | "second-chair";
  text: string;
};

const roles: [form: RegExp, role: CommitteeRole][] = [
  [
    /[,;(]?\s*\b(?:vice|vicepresident[ae]|sub)[\s-]?(?:chair(?:man|woman|person)?|presidencia)?\)?$/,
    "vice_chair",
  ],
  [/[,;(]?\s*\b(?:chair(?:man|woman|person)?|president[ae]|presidencia)\)?$/, "chair"],
  [/[,;(]?\s*\b(?:member|miembro)\)?$/, "member"],
];

/** More lines than any committee has members. */
const MOST = 200;

/**
 * Reads a committee's roster, a line each: a name or a district, and after a comma what they are there ("chair", "vice
 * chair"); nothing: a member. Empty lines are let be.
 */
export function readMembers(
  text: string,
  members: readonly Named[],
): { roster: ReadMember[]; problems: RosterProblem[] } {
  const roster: ReadMember[] = [];
  const problems: RosterProblem[] = [];
  for (const [at, line] of text.split(/\r?\n/).slice(0, MOST).entries()) {
    if (line.trim() === "") continue;
    const { who, role } = partsOf(line.trim());
    const found = whoIsMeant(who, members);
    const wrong = (code: RosterProblem["code"]) => problems.push({ line: at + 1, code, text: who });
    if (found.length !== 1) wrong(found.length === 0 ? "nobody" : "several");
    else if (roster.some(({ officialId }) => officialId === found[0])) wrong("twice");
    else if (role === "chair" && roster.some((each) => each.role === "chair")) wrong("second-chair");
    else roster.push({ officialId: found[0]!, role });
  }
  return { roster, problems };
}

function partsOf(line: string): { who: string; role: CommitteeRole } {
  // Folding keeps the length of what people write in these languages, so that a place in one is a place in the other.
  const folded = fold(line);
  for (const [form, role] of roles) {
    const found = form.exec(folded);
    if (found && found.index > 0) return { who: line.slice(0, found.index).replace(/[,;\s]+$/, ""), role };
  }
  return { who: line, role: "member" };
}
