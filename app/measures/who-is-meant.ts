import { fold } from "#app/platform/search-words.ts";
import type { BoardMember } from "./whip-board.server.ts";

export type Named = Pick<BoardMember, "officialId" | "name" | "familyName" | "district">;

/**
 * Who of the members somebody means: by their whole name, by a family name, or by their district ("District 12", "12"). Nobody,
 * one, or several whom the words do not tell apart; the first way that finds anybody counts.
 */
export function whoIsMeant(typed: string, members: readonly Named[]): string[] {
  const name = nameOf(typed);
  const district = /^(?:district |distrito )?(\d+[a-z]?)$/.exec(name)?.[1];
  const fits: ((member: Named) => boolean)[] = [
    (member) => nameOf(member.name) === name,
    (member) => nameOf(member.familyName) === name,
    (member) => member.district === district,
  ];
  for (const fit of fits) {
    const found = members.filter(fit).map(({ officialId }) => officialId);
    if (found.length > 0) return found;
  }
  return [];
}

/** "Alcalá, Joaquín" and "Joaquín Alcalá" are one name. */
function nameOf(text: string): string {
  const [last, first] = text.split(",").map((part) => part.trim());
  return fold(first ? `${first} ${last}` : (last ?? ""))
    .replace(/[.’'-]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
