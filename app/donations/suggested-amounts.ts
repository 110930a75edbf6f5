import { type Currency, unitOf } from "./money.ts";

/**
 * An amount rounded the way people round: 7.8 is 8, 22.5 is 25, 43 is 45, 51 is 50; to a twenty-fifth of what is
 * just above it from a hundred on. Major units.
 */
export function roundKindly(amount: number): number {
  const step = stepOf(amount);
  return Math.max(Math.round(amount / step) * step, step);
}

function stepOf(amount: number): number {
  if (amount < 10) return 1;
  if (amount < 100) return 5;
  return 25 * 10 ** (Math.floor(Math.log10(amount)) - 2);
}

/** Rounded, each more than the one before. Major units, rising. */
export function roundDistinct(amounts: number[]): number[] {
  const rounded: number[] = [];
  for (const amount of amounts) {
    const near = roundKindly(amount);
    const last = rounded.at(-1) ?? 0;
    rounded.push(near > last ? near : roundKindly(last + stepOf(last)));
  }
  return rounded;
}

/** Of what somebody gave before, what they are asked for now. */
const shares = [0.75, 1, 1.5, 2, 4];

/**
 * The amounts offered to somebody, in minor units. Those of the page for whoever is new; around what they gave last for
 * whoever has given, as far as the page takes it.
 */
export function suggestAmounts(
  offer: { currency: Currency; amounts: number[]; leastMinor: number; mostMinor: number },
  lastMinor: number | null,
): number[] {
  if (lastMinor === null) return offer.amounts;
  const unit = unitOf(offer.currency);
  const near = roundDistinct(shares.map((share) => (lastMinor / unit) * share)).map(
    (amount) => amount * unit,
  );
  const taken = near.filter((minor) => minor >= offer.leastMinor && minor <= offer.mostMinor);
  return taken.length > 0 ? taken : offer.amounts;
}
