import type { ReviewReason } from "#app/petitions/review-reason.ts";

/**
 * How much each reason says that no person signed. The sum, 100 at most, is how likely it is held to be: the order of
 * the review. The database's `signature_suspicion` computes the same, for its indexes.
 */
export const weights: Record<ReviewReason, number> = {
  honeypot: 60,
  "blocked.email": 50,
  "blocked.network": 40,
  "blocked.domain": 40,
  disposable: 35,
  "too-fast": 30,
  "blocked.word": 30,
  "rate.address": 25,
  "rate.network": 10,
};

export const weighedReasons = Object.keys(weights) as ReviewReason[];

export function isReason(text: string | null): text is ReviewReason {
  return text !== null && Object.hasOwn(weights, text);
}

/** The sum of what the reasons of a signature weigh. */
export function suspicionOf(reasons: readonly string[]): number {
  const sum = reasons.reduce((all, reason) => all + (isReason(reason) ? weights[reason] : 0), 0);
  return Math.min(100, sum);
}

/** The sum in a word. */
export function likelihoodOf(suspicion: number): "high" | "middle" | "low" {
  if (suspicion >= 60) return "high";
  return suspicion >= 30 ? "middle" : "low";
}
