import type { Chamber } from "#app/officials/houses.ts";
import { fold } from "#app/platform/search-words.ts";
import type { BoardOrder, BoardQuery } from "./board-query.ts";
import { type Stance, stances, tallyOf } from "./stance.ts";
import type { BoardMember, WhipBoard } from "./whip-board.server.ts";

/** Those who vote together: a house, or one of its committees, counted against what passes it there. */
export type BoardGroup = {
  /** A house's name in the database, or a committee's id. */
  key: string;
  chamber: Chamber | null;
  /** A committee's own; null: a house, which the languages name. */
  name: string | null;
  vacant: number;
  needed: number;
  tally: Record<Stance, number>;
  /** Those who are shown. Everybody is counted in `tally`, shown or not. */
  members: BoardMember[];
};

/**
 * What a reader asked to see of a whip board: the houses, one of them, or one committee instead of them, each with the members
 * who fit. A committee that nobody of the board sits on is as good as none.
 */
export function groupsOf(
  { houses, committees }: Pick<WhipBoard, "houses" | "committees">,
  query: BoardQuery,
) {
  const asked = houses.filter(({ chamber }) => !query.chamber || chamber === query.chamber);
  const committee = committees.find(({ id }) => id === query.committee);
  const shown = (members: BoardMember[]) => inOrder(membersWho(members, query), query.order);
  if (!committee)
    return asked.map(
      ({ chamber, vacant, needed, members, tally }): BoardGroup => ({
        key: chamber,
        chamber,
        name: null,
        vacant,
        needed,
        tally,
        members: shown(members),
      }),
    );
  const sits = new Set(committee.members);
  const own = asked.flatMap(({ members }) => members.filter(({ officialId }) => sits.has(officialId)));
  const { id: key, name, needed } = committee;
  return [
    { key, chamber: null, name, vacant: 0, needed, tally: tallyOf(own), members: shown(own) },
  ] satisfies BoardGroup[];
}

/** Members who stand so and have these words in their name, party or office; nothing asked: all of them. */
export function membersWho(
  members: BoardMember[],
  { stance, words }: Pick<BoardQuery, "stance" | "words">,
): BoardMember[] {
  const asked = fold(words).split(/\s+/).filter(Boolean);
  return members.filter((member) => {
    if (stance && member.stance !== stance) return false;
    const text = fold([member.name, member.party, member.office].join(" "));
    // "7" is district 7, not 17.
    return asked.every((word) =>
      /^\d+$/.test(word) ? text.split(/\D+/).includes(word) : text.includes(word),
    );
  });
}

const byFamilyName = (a: BoardMember, b: BoardMember) =>
  a.familyName.localeCompare(b.familyName, "es") || a.name.localeCompare(b.name, "es");
const lastStated = ({ position }: BoardMember) => position?.statedOn ?? "";

const compare: Record<Exclude<BoardOrder, "district">, (a: BoardMember, b: BoardMember) => number> = {
  name: byFamilyName,
  stance: (a, b) => stances.indexOf(a.stance) - stances.indexOf(b.stance) || byFamilyName(a, b),
  // Whoever has not spoken comes after everybody who has.
  latest: (a, b) => lastStated(b).localeCompare(lastStated(a)) || byFamilyName(a, b),
};

/** The board itself stands in the order of the districts. */
const inOrder = (members: BoardMember[], order: BoardOrder): BoardMember[] =>
  order === "district" ? members : members.toSorted(compare[order]);
