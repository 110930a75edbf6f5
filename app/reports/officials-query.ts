import { readStance, type Stance } from "#app/measures/stance.ts";
import { isUuid } from "#app/platform/uuid.ts";

/** What the lines of a campaign's officials can stand in order by: each is a column. */
export const officialsOrders = [
  "district",
  "official",
  "stance",
  "constituents",
  "signatures",
  "calls",
  "letters",
  "answers",
] as const;

export type OfficialsOrder = (typeof officialsOrders)[number];

/** "other": whoever sits in neither house. */
export const seatKinds = ["lower", "upper", "other"] as const;

export type SeatKind = (typeof seatKinds)[number];

/** What a list of a campaign's officials is narrowed by; empty: by nothing. */
export type OfficialsQuery = {
  /** Words of a name, a party, an office or a district. */
  words: string;
  house: SeatKind | "";
  /** The id of a committee. */
  committee: string;
  stance: Stance | "";
  order: OfficialsOrder;
  /** The largest first, or the last letter. */
  isDown: boolean;
  /** From 1. */
  page: number;
};

/** Figures are read from the top, names from the beginning. */
export const beginsDown = (order: OfficialsOrder) => !["district", "official", "stance"].includes(order);

/** Reads `words`, `house`, `committee`, `show`, `order`, `way` and `page` of an address; whatever is none of ours counts as not asked. */
export function readOfficialsQuery(asked: URLSearchParams): OfficialsQuery {
  const one = <T extends string>(known: readonly T[], name: string) =>
    known.find((value) => value === asked.get(name));
  const committee = asked.get("committee") ?? "";
  const order = one(officialsOrders, "order") ?? "district";
  const way = one(["up", "down"], "way");
  const page = Number(asked.get("page"));
  return {
    words: (asked.get("words") ?? "").trim().slice(0, 80),
    house: one(seatKinds, "house") ?? "",
    committee: isUuid(committee) ? committee : "",
    stance: readStance(asked.get("show")),
    order,
    isDown: way ? way === "down" : beginsDown(order),
    page: Number.isInteger(page) && page > 1 && page < 1000 ? page : 1,
  };
}

/** The same as an address has it, with a change; what is as usual is left out, and another order begins on its first page. */
export function officialsSearch(query: OfficialsQuery, change: Partial<OfficialsQuery> = {}): string {
  const { words, house, committee, stance, order, isDown, page } = { ...query, page: 1, ...change };
  const asked = {
    words,
    house,
    committee,
    show: stance,
    order: order === "district" ? "" : order,
    way: isDown === beginsDown(order) ? "" : isDown ? "down" : "up",
    page: page > 1 ? String(page) : "",
  };
  const params = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
  return params.size > 0 ? `?${params}` : "";
}

/** Whether a list leaves anybody out. */
export const isNarrowed = ({ words, house, committee, stance }: OfficialsQuery): boolean =>
  [words, house, committee, stance].some(Boolean);
