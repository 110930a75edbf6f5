/** Where an official stands, in the order in which boards and lists print it. */
export const stances = ["supports", "leans", "undecided", "unknown", "leans_no", "opposes"] as const;

export type Stance = (typeof stances)[number];

/** How many stand where. Every stance is counted, also those nobody takes. */
export function tallyOf(positions: { stance: Stance }[]): Record<Stance, number> {
  const tally = Object.fromEntries(stances.map((stance) => [stance, 0])) as Record<Stance, number>;
  for (const { stance } of positions) tally[stance] += 1;
  return tally;
}

/** A stance as an address names it; empty for anything else. */
export function readStance(text: string | null): Stance | "" {
  return stances.find((stance) => stance === text) ?? "";
}
