/** What a campaign may ask of somebody next. `call_undecided`: to call, where one of their own officials may yet be moved. */
export const rungs = ["call_undecided", "sign", "call", "write", "monthly", "give", "share"] as const;

export type Rung = (typeof rungs)[number];

/** What somebody has just done, who is asked for the next thing. */
export type JustDone = "signed" | "called" | "wrote" | "gave" | "gave_monthly" | null;

/** The order in a campaign that has set none: the way from a name to a gift each month. */
export const usualLadder: readonly Rung[] = ["call_undecided", "sign", "call", "write", "monthly", "share"];

/** What is kept of a campaign, in its order; nothing kept is the usual. */
export function ladderOf(kept: readonly string[]): readonly Rung[] {
  const known = rungs.filter((rung) => kept.includes(rung));
  return known.length === 0 ? usualLadder : known.sort((a, b) => kept.indexOf(a) - kept.indexOf(b));
}
