import { contrast } from "./contrast.ts";
import type { Inks } from "./theme.ts";

export type InkName = keyof Inks;

export type InkProblem = {
  ink: InkName;
  on: InkName;
  /** As chosen, 1 to 21. */
  ratio: number;
  atLeast: number;
};

/** What type and buttons are printed in, on the paper: WCAG AAA for the type of headlines, AA for an action. */
const pairs: { ink: InkName; on: InkName; atLeast: number }[] = [
  { ink: "ink1", on: "paper", atLeast: 7 },
  { ink: "pull3", on: "paper", atLeast: 4.5 },
];

/** The brightest dark ink that still can be set on a paper needs a paper this light. */
const paperAtLeast = 14;
const NEARLY_BLACK = "#0B0A14";

/**
 * The chosen inks that do not reach their contrast as they are. A theme would silently be made of other colours
 * than these, so a form refuses them and says the ratio.
 */
export function inkProblems(inks: Inks): InkProblem[] {
  const paper = contrast(NEARLY_BLACK, inks.paper);
  if (paper < paperAtLeast) return [{ ink: "paper", on: "ink1", ratio: paper, atLeast: paperAtLeast }];
  return pairs.flatMap(({ ink, on, atLeast }) => {
    const [over, ground] = [inks[ink], inks[on]];
    if (over === null || ground === null) return [];
    const ratio = contrast(over, ground);
    return ratio < atLeast ? [{ ink, on, ratio, atLeast }] : [];
  });
}
