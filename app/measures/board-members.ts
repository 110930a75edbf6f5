import { fold } from "#app/platform/search-words.ts";
import type { Stance } from "./stance.ts";
import type { BoardMember } from "./whip-board.server.ts";

/** Members who stand so and have these words in their name, party or office; nothing asked: all of them. */
export function membersWho(
  members: BoardMember[],
  { stance, words }: { stance: Stance | ""; words: string },
): BoardMember[] {
  const asked = fold(words).split(/\s+/).filter(Boolean);
  return members.filter((member) => {
    if (stance && member.stance !== stance) return false;
    const text = fold([member.name, member.party, member.office].join(" "));
    return asked.every((word) => text.includes(word));
  });
}
