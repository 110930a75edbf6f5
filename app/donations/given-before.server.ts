import type { PoolClient } from "pg";
import type { GiftSource } from "./gift-limits.server.ts";

export type GivenBefore =
  /** The same giver gave to this page a moment ago: what, and when. */
  | { outcome: "just-given"; amountMinor: number; currency: string; paidAt: Date }
  /** Somebody else gave to it from the same address a moment ago. */
  | { outcome: "given-nearby" };

const JUST_GIVEN = `
SELECT amount_minor AS "amountMinor", currency, paid_at AS "paidAt" FROM donation
WHERE supporter_id = $1 AND page_id = $2 AND status = 'paid' AND invoice_id IS NULL AND paid_at > $3::timestamptz - interval '10 minutes'
ORDER BY paid_at DESC LIMIT 1`;

const GIVEN_NEARBY = `
SELECT FROM gift_source f JOIN donation d ON d.id = f.donation_id
WHERE f.address_hash = $1 AND f.begun_at > $4::timestamptz - interval '1 hour' AND d.page_id = $2 AND d.supporter_id <> $3
  AND d.status = 'paid' AND d.paid_at > $4::timestamptz - interval '10 minutes' LIMIT 1`;

/** What was given to a page in the last ten minutes by this supporter, or from where they are; null: nothing. */
export async function givenBefore(
  client: PoolClient,
  supporterId: string,
  { from, now }: { from: GiftSource; now: Date },
): Promise<GivenBefore | null> {
  const own = await client.query(JUST_GIVEN, [supporterId, from.pageId, now]);
  if (own.rows[0]) return { outcome: "just-given", ...own.rows[0] };
  // Whoever lets an address through knows that many share it.
  if (from.isAllowed) return null;
  const near = await client.query(GIVEN_NEARBY, [from.addressHash, from.pageId, supporterId, now]);
  return near.rowCount ? { outcome: "given-nearby" } : null;
}
