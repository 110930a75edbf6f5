import { fold } from "#app/platform/search-words.ts";
import { type Stance, stances } from "./stance.ts";
import { type Named, whoIsMeant } from "./who-is-meant.ts";

/** A line of a list that says where somebody stands. */
export type ReadVote = { officialId: string; stance: Stance };

/** Why a line is not understood: its number from 1, and the word it is about. */
export type VoteProblem = {
  line: number;
  code: "no-stance" | "unknown-stance" | "nobody" | "several" | "twice";
  text: string;
};

/** Words of roll calls, in both languages; a stance's own name means itself. */
const words: Record<string, Stance> = {
  ...Object.fromEntries(stances.map((stance) => [stance.replace("_", " "), stance])),
  ...Object.fromEntries("aye ayes yes yea y si for".split(" ").map((word) => [word, "supports" as const])),
  "a favor": "supports",
  ...Object.fromEntries("no noes nay nays n against".split(" ").map((word) => [word, "opposes" as const])),
  "en contra": "opposes",
};

/** The stance that a word of a roll call, or a stance's own name, says; undefined for any other. */
export const stanceOfWord = (said: string): Stance | undefined =>
  words[fold(said).trim().replaceAll("_", " ")];

/** "Ayes: Alba, Bravo" as the lines "Alba, Ayes" and "Bravo, Ayes"; any other line as it is. */
function linesOf(line: string): string[] {
  const [, side = "", names = ""] = /^\s*([^:,;]+):(.+)$/.exec(line) ?? [];
  if (!stanceOfWord(side)) return [line];
  return names
    .replace(/[.\s]+$/, "")
    .split(/[,;]/)
    .filter((name) => name.trim() !== "")
    .map((name) => `${name.trim()}, ${side.trim()}`);
}

/** More lines than any house has members. */
const MOST = 600;

/**
 * Reads a list of who stands where, a line each: a name or a district, then a comma, semicolon or tab, then a word of
 * a roll call ("aye", "no") or a stance. Somebody is meant by their whole name, by a family name that one member of
 * the board has, or by their district ("District 12", "12") where one house alone has it. A line may name
 * a side and all who took it: "Ayes: Alba, Bravo". Empty lines are let be.
 */
export function readVotes(
  text: string,
  members: readonly Named[],
): { votes: ReadVote[]; problems: VoteProblem[] } {
  const votes: ReadVote[] = [];
  const problems: VoteProblem[] = [];
  const seen = new Set<string>();
  const lines = text.split(/\r?\n/).slice(0, MOST);
  for (const [at, line] of lines.flatMap((each, at) => linesOf(each).map((part) => [at, part] as const))) {
    if (line.trim() === "") continue;
    const wrong = (code: VoteProblem["code"], about: string) =>
      problems.push({ line: at + 1, code, text: about.trim() });
    const [, who, said] = /^(.*)[,;\t]([^,;\t]*)$/.exec(line) ?? [];
    if (who === undefined || said === undefined) {
      wrong("no-stance", line);
      continue;
    }
    const stance = stanceOfWord(said);
    const found = whoIsMeant(who, members);
    if (!stance) wrong("unknown-stance", said);
    else if (found.length !== 1) wrong(found.length === 0 ? "nobody" : "several", who);
    else if (seen.has(found[0]!)) wrong("twice", who);
    else {
      seen.add(found[0]!);
      votes.push({ officialId: found[0]!, stance });
    }
  }
  return { votes, problems };
}
