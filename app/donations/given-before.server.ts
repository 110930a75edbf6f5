import type { PoolClient } from "pg";
import type { GiftSource } from "./gift-limits.server.ts";

const GIVEN = `
SELECT FROM gift_source f JOIN donation d ON d.id = f.donation_id
WHERE f.address_hash = $1 AND f.begun_at > $4::timestamptz - interval '1 hour' AND d.page_id = $2
  AND (d.supporter_id = $3 OR NOT $5) AND d.status = 'paid' AND d.paid_at > $4::timestamptz - interval '10 minutes' LIMIT 1`;

/**
 * Tells whether somebody gave to a page in the last ten minutes from where this supporter is; from an address that is let through,
 * which many share, whether they did themselves. Only from there: whoever types the address of somebody else learns nothing of them.
 */
export async function givenBefore(
  client: PoolClient,
  supporterId: string,
  { from, now }: { from: GiftSource; now: Date },
): Promise<boolean> {
  const values = [from.addressHash, from.pageId, supporterId, now, from.isAllowed];
  return Boolean((await client.query(GIVEN, values)).rowCount);
}
