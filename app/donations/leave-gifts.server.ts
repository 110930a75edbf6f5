import type { PoolClient } from "pg";
import { enqueue } from "#app/platform/jobs.server.ts";
import { CLOSE_SESSION } from "./close-session.server.ts";
import type { GiftSource } from "./gift-limits.server.ts";

/** Stripe's page for a gift closes this many minutes after it was begun. */
export const OPEN_MINUTES = 60;

/** A renewal waits at Stripe and not on a page. */
const BEGUN = `
supporter_id = $1 AND page_id = $2 AND status = 'pending' AND (invoice_id IS NULL OR session_id IS NOT NULL)`;

const CLOSE = `
UPDATE donation SET status = 'expired' WHERE ${BEGUN} AND started_at < $3::timestamptz - make_interval(mins => $4)`;

// Whoever types somebody else's mail address elsewhere closes nothing of theirs.
const LEAVE = `
UPDATE donation SET status = 'expired' WHERE ${BEGUN} AND id <> $3
  AND EXISTS (SELECT FROM gift_source f WHERE f.donation_id = donation.id AND f.address_hash = $4) RETURNING id`;

type Giver = { supporterId: string; pageId: string };

/** Gifts whose page at Stripe has closed make room: one of the same kind is a new one. */
export async function closeOldGifts(
  client: PoolClient,
  { supporterId, pageId }: Giver,
  now: Date,
): Promise<void> {
  await client.query(CLOSE, [supporterId, pageId, now, OPEN_MINUTES]);
}

/**
 * Gives up what a giver began on the same page from the same address before and has not paid, and has Stripe close those pages: whoever goes back and
 * chooses another amount cannot pay both. A gift that was paid in that moment counts all the same.
 */
export async function leaveOtherGifts(
  client: PoolClient,
  { supporterId, pageId }: Giver,
  { begunId, from }: { begunId: string; from: GiftSource },
): Promise<void> {
  const values = [supporterId, pageId, begunId, from.addressHash];
  const { rows } = await client.query<{ id: string }>(LEAVE, values);
  for (const { id } of rows) await enqueue(client, CLOSE_SESSION, { donationId: id });
}
