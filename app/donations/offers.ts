import { z } from "zod";
import { type Currency, currencies, MOST_MINOR, unitOf } from "./money.ts";

/** What a page offers in one currency; minor units. */
export type Offer = {
  currency: Currency;
  /** Rising. */
  amounts: number[];
  /** Rising; shown to half of the visitors instead, to try which set raises more. */
  amountsB?: number[] | undefined;
  leastMinor: number;
  mostMinor: number;
};

const minor = z.number().int().positive().max(MOST_MINOR);

const stored = z
  .array(
    z.object({
      currency: z.enum(currencies as [Currency, ...Currency[]]),
      amounts: z.array(minor).min(1).max(8),
      amountsB: z.array(minor).min(1).max(8).optional(),
      leastMinor: minor,
      mostMinor: minor,
    }),
  )
  .min(1);

/** Reads the column `fundraising_page.offers`. Errors: throws for what no page was saved with. */
export const parseOffers = (value: unknown): Offer[] => stored.parse(value);

/** What a new page offers. */
export function usualOffer(currency: Currency): Offer {
  const scale = unitOf(currency) === 1 ? 100 : unitOf(currency);
  const times = currency === "MXN" ? 10 : 1;
  const at = (amount: number) => amount * scale * times;
  return { currency, amounts: [10, 25, 50, 100, 250].map(at), leastMinor: at(3), mostMinor: at(10_000) };
}
