import { pool } from "#app/platform/db.server.ts";
import type { Currency } from "./money.ts";

const LAST = `
SELECT amount_minor - covered_minor AS minor FROM donation
WHERE supporter_id = $1 AND currency = $2 AND donation_stands(status, amount_minor, refunded_minor, lost_minor) > 0
ORDER BY started_at DESC LIMIT 1`;

/** What somebody gave last in a currency, to any page, without what covered the fee; minor units. Null: nothing that stands. */
export async function lastGift(supporterId: string, currency: Currency): Promise<number | null> {
  const { rows } = await pool.query<{ minor: number }>(LAST, [supporterId, currency]);
  return rows[0]?.minor ?? null;
}
