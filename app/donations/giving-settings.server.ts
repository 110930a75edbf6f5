import { prisma } from "#app/platform/db.server.ts";
import { remember } from "#app/platform/remember.ts";
import type { Fee } from "./fee-cover.ts";
import type { Currency } from "./money.ts";

export type GivingSettings = {
  /** What Stripe keeps of a payment in a currency. */
  feeIn: (currency: Currency) => Fee;
  /** As receipts say it. */
  taxId: string | null;
  /** Since when nobody may give. */
  brakedAt: Date | null;
  /** Since when refused payments count. */
  liftedAt: Date | null;
  /** So many refused payments in ten minutes stop giving. */
  declineFloor: number;
};

const kept = remember(1_000, async (): Promise<GivingSettings> => {
  const row = await prisma.givingSettings.findUniqueOrThrow({ where: { id: 1 } });
  const fixed = row.feeFixed as Partial<Record<Currency, number>>;
  return {
    feeIn: (currency) => ({ basisPoints: row.feeBasisPoints, fixedMinor: fixed[currency] ?? 0 }),
    taxId: row.taxId,
    ...{ brakedAt: row.brakedAt, liftedAt: row.liftedAt, declineFloor: row.declineFloor },
  };
});

/** What giving needs to know of the organisation, kept for a second. */
export const givingSettings = (): Promise<GivingSettings> => kept.get("");

/** For whoever changed them. */
export const forgetGivingSettings = (): void => kept.forget();
