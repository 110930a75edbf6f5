import { createHmac } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import type { Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { secrets } from "#app/platform/secrets.server.ts";
import type { Payment } from "./read-payment.server.ts";

/** The job that looks at the cards that were tried for a gift. */
export const WATCH_CARDS = "gift.watch-cards";

/** Within so many minutes refused payments are counted together. */
export const TRIES_MINUTES = 10;

const hashOf = (fingerprint: string) =>
  createHmac("sha256", secrets()[0]!).update(`card ${fingerprint}`).digest().subarray(0, 16);

/**
 * Keeps which cards were tried for a gift on its payment page: Stripe's fingerprint as a keyed hash, and why a card was
 * refused. Renewals are left out, since nobody sits before them. What is new is looked at by a job of the same transaction.
 */
export async function keepCardTries(tx: Tx, donationId: string, { tries }: Payment): Promise<void> {
  if (tries.length === 0) return;
  const { count } = await tx.cardTry.createMany({
    data: tries.map(({ fingerprint, ...each }) => ({
      ...each,
      donationId,
      cardHash: fingerprint === null ? null : new Uint8Array(hashOf(fingerprint)),
    })),
    skipDuplicates: true,
  });
  if (count > 0) await enqueue(tx, WATCH_CARDS, { donationId });
}

export type RecentTries = { tried: number; refused: number };

const RECENT = `
SELECT count(*)::int AS tried, count(refusal)::int AS refused FROM card_try
WHERE tried_at > greatest($1::timestamptz - interval '${TRIES_MINUTES} minutes', $2::timestamptz)`;

/** Payments tried in the last ten minutes, and how many of them were refused; none from before `since`. */
export async function recentTries(
  db: Pool | PoolClient,
  { now, since }: { now: Date; since: Date | null },
): Promise<RecentTries> {
  const { rows } = await db.query<RecentTries>(RECENT, [now, since]);
  return rows[0]!;
}
