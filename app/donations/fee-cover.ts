/** What Stripe keeps of a payment: a share of it in hundredths of a percent, and a fixed part in minor units. */
export type Fee = { basisPoints: number; fixedMinor: number };

/**
 * What has to be charged so that a gift arrives whole, in minor units: grossed up, since the fee is taken of what is
 * charged. In whole numbers, so that no cent depends on a fraction.
 */
export function coverFee(giftMinor: number, { basisPoints, fixedMinor }: Fee): number {
  return Math.ceil(((giftMinor + fixedMinor) * 10_000) / (10_000 - basisPoints));
}
