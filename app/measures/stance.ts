/** Where an official stands, in the order in which boards and lists print it. */
export const stances = ["supports", "leans", "undecided", "unknown", "opposes"] as const;

export type Stance = (typeof stances)[number];

/** How many stand where. Every stance is counted, also those nobody takes. */
export function tallyOf(positions: { stance: Stance }[]): Record<Stance, number> {
  const tally = { supports: 0, leans: 0, undecided: 0, unknown: 0, opposes: 0 };
  for (const { stance } of positions) tally[stance] += 1;
  return tally;
}
