import type { AmountsVariant } from "#app/platform/prisma/enums.ts";
import type { Currency } from "./money.ts";

/** Gifts of one set in one currency. Minor units. */
export type TriedGifts = { gifts: number; sumMinor: number; squaresMinor: number };

export type TrialResult = {
  currency: Currency;
  sets: Record<AmountsVariant, { gifts: number; sumMinor: number; meanMinor: number | null }>;
  verdict: "too-few" | "no-difference" | AmountsVariant;
};

/** Gifts that each set needs before anything is said. */
export const LEAST_GIFTS = 30;

/** Beyond it on either side lies one of twenty results of pure chance. */
const BEYOND = 1.96;

/**
 * Which set raises more. Both are shown equally often, so that their sums can be compared without counting who looked: if they
 * did the same, the difference of the sums of two streams of independent gifts would scatter around nothing with the variance
 * of the sum of all squares (a compound Poisson process, whose gifts may be of any size).
 */
export function judgeTrial(currency: Currency, a: TriedGifts, b: TriedGifts): TrialResult {
  const set = ({ gifts, sumMinor }: TriedGifts) => ({
    ...{ gifts, sumMinor },
    meanMinor: gifts > 0 ? Math.round(sumMinor / gifts) : null,
  });
  return { currency, sets: { a: set(a), b: set(b) }, verdict: verdictOf(a, b) };
}

function verdictOf(a: TriedGifts, b: TriedGifts): TrialResult["verdict"] {
  if (Math.min(a.gifts, b.gifts) < LEAST_GIFTS) return "too-few";
  const z = (a.sumMinor - b.sumMinor) / Math.sqrt(a.squaresMinor + b.squaresMinor);
  if (Math.abs(z) < BEYOND) return "no-difference";
  return z > 0 ? "a" : "b";
}
