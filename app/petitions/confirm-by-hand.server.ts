import type { Tx } from "#app/platform/db.server.ts";
import { confirming } from "./confirm-signature.server.ts";
import { byHand } from "./held.ts";

const PENDING = `s.id = $1::uuid AND s.supporter_id = $2::uuid AND p.confirmation = 'email'
    AND ($4::uuid[] IS NULL OR c.id = ANY($4::uuid[]))`;

/**
 * The signature counts, and nothing else happens: nobody proved that they read this mailbox, so what they agreed to
 * on the form stays not in force, and no thanks are mailed.
 */
const CONFIRM = `
WITH ${confirming(PENDING, "$3", `'${byHand}'`)}
SELECT campaign_id AS "campaignId", status FROM confirmed`;

export type ByHandOutcome =
  | { outcome: "confirmed"; campaignId: string; held: boolean }
  /** It does not wait for its signer, or the campaign closed more than a day ago. */
  | { outcome: "not-open" };

/**
 * Lets a signature count whose signer told staff so in another way than by the mail. `campaigns` are those the staff
 * may see; null: all. Of two presses at once the second changes nothing.
 */
export async function confirmByHand(
  tx: Tx,
  signature: { id: string; supporterId: string; campaigns: readonly string[] | null },
  { now }: { now: Date },
): Promise<ByHandOutcome> {
  const { id, supporterId, campaigns } = signature;
  const rows = await tx.$queryRawUnsafe<{ campaignId: string; status: string }[]>(
    CONFIRM,
    id,
    supporterId,
    now,
    campaigns,
  );
  const row = rows[0];
  if (!row) return { outcome: "not-open" };
  return { outcome: "confirmed", campaignId: row.campaignId, held: row.status === "review" };
}
