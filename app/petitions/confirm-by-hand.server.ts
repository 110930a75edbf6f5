import { insertActions } from "#app/actions/record-actions.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { isOpen } from "./confirm-signature.server.ts";
import { byHand, isHeldSql } from "./held.ts";

/**
 * The signature counts, and nothing else happens: nobody proved that they read this mailbox, so what they agreed to
 * on the form stays not in force, and no thanks are mailed.
 */
const CONFIRM = `
WITH confirmed AS (
  UPDATE signature s SET
    status = CASE WHEN ${isHeldSql} THEN 'review' ELSE 'counted' END::"SignatureStatus",
    counted_at = CASE WHEN NOT ${isHeldSql} THEN $3::timestamptz END
  FROM petition p, campaign c
  WHERE s.id = $1::uuid AND s.supporter_id = $2::uuid AND s.status = 'pending' AND p.id = s.petition_id
    AND p.confirmation = 'email' AND c.id = p.campaign_id
    AND ($4::uuid[] IS NULL OR c.id = ANY($4::uuid[])) AND ${isOpen("$3")}
  RETURNING s.id, s.supporter_id, s.petition_id, p.campaign_id, s.status, s.country, s.region, s.county_fips,
    s.postal_code
),
counted AS (
  INSERT INTO signature_count_delta (petition_id, country, region, county_fips, postal_code, delta)
  SELECT petition_id, country, region, county_fips, postal_code, 1 FROM confirmed WHERE status = 'counted'
),
done AS (
  SELECT gen_random_uuid() AS id, supporter_id, campaign_id, 'confirmed'::"SupporterActionKind" AS kind,
    id AS subject_id, '${byHand}'::text AS source, $3::timestamptz AS at
  FROM confirmed
),
ledger AS (${insertActions})
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
