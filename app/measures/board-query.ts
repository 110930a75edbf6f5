import { type Chamber, chambers } from "#app/officials/houses.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { readStance, type Stance } from "./stance.ts";

/** How the members of a house stand below one another. */
export const boardOrders = ["district", "name", "stance", "latest"] as const;

export type BoardOrder = (typeof boardOrders)[number];

/** What a whip board is narrowed by; empty: by nothing. */
export type BoardQuery = {
  stance: Stance | "";
  chamber: Chamber | "";
  /** The id of a committee. */
  committee: string;
  /** Words of a name, a party or an office. */
  words: string;
  order: BoardOrder;
};

/** Reads `show`, `house`, `committee`, `words` and `order` of an address; whatever is none of ours counts as not asked. */
export function readBoardQuery(asked: URLSearchParams): BoardQuery {
  const one = <T extends string>(known: readonly T[], name: string) =>
    known.find((value) => value === asked.get(name));
  const committee = asked.get("committee") ?? "";
  return {
    stance: readStance(asked.get("show")),
    chamber: one(chambers, "house") ?? "",
    committee: isUuid(committee) ? committee : "",
    words: (asked.get("words") ?? "").trim().slice(0, 80),
    order: one(boardOrders, "order") ?? "district",
  };
}

/** Whether a board leaves anybody out. */
export const isNarrowed = ({ stance, chamber, committee, words }: BoardQuery): boolean =>
  [stance, chamber, committee, words].some(Boolean);
