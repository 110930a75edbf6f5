import { pool } from "#app/platform/db.server.ts";
import { merged } from "./held.ts";

/** Who made a signature, as it was made: names and address are of the day it was signed. */
export type Signer = {
  supporterId: string;
  givenName: string;
  familyName: string | null;
  email: string;
  /** Of the United States, five digits. */
  postalCode: string | null;
  /** Why abuse checks hold it back; none once staff have let it count. */
  reasons: string[];
};

/**
 * Who made the signature of a petition that has this share code; null when nobody has, or they have been erased. Its names
 * and address are for whoever has shown that it is theirs. Only a database failure throws.
 */
export async function signerOf(petitionId: string, shareCode: string): Promise<Signer | null> {
  const { rows } = await pool.query<Signer>(
    `SELECT coalesce(k.merged_into_id, k.id) AS "supporterId", s.given_name AS "givenName",
       s.family_name AS "familyName", coalesce(w.email, k.email) AS email,
       CASE WHEN s.country = 'US' THEN s.postal_code END AS "postalCode",
       CASE WHEN s.status = 'counted' THEN '{}' ELSE array_remove(s.reasons, $3) END AS reasons
     FROM signature s JOIN supporter k ON k.id = s.supporter_id AND k.erased_at IS NULL
       LEFT JOIN supporter w ON w.id = s.signed_as_id
     WHERE s.petition_id = $1 AND s.share_code = $2`,
    [petitionId, shareCode, merged],
  );
  return rows[0] ?? null;
}
