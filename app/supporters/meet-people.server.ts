import type { Pool, PoolClient } from "pg";
import type { KnownPerson, Met } from "./imported-person.ts";

const latest = (purpose: "email" | "sms") => `(
    SELECT r.granted FROM consent_record r
    WHERE r.supporter_id = k.id AND r.purpose = '${purpose}' AND NOT r.awaits_confirmation
    ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1)`;

const MEET = `
  SELECT a.email_canonical AS asked,
    EXISTS (SELECT FROM suppression x WHERE x.email_canonical IN (a.email_canonical, k.email_canonical)) AS suppressed,
    EXISTS (SELECT FROM erased_address e WHERE e.hash = erased_address_hash(a.email_canonical)) AS erased,
    k.id, k.email_canonical AS "emailCanonical", k.given_name AS "givenName", k.family_name AS "familyName", k.phone,
    k.street_address AS "streetAddress", k.locality, k.region, k.postal_code AS "postalCode", k.country, k.language,
    k.custom, i.row, ${latest("email")} AS email_consent, ${latest("sms")} AS sms_consent
  FROM unnest($1::text[]) AS a(email_canonical)
  LEFT JOIN supporter f ON f.email_canonical = a.email_canonical
  LEFT JOIN supporter k ON k.id = coalesce(f.merged_into_id, f.id)
  LEFT JOIN imported_supporter i ON i.import_id = $2::uuid AND i.supporter_id = k.id`;

// In the order in which batches of signatures take them, so that neither waits for the other for ever.
const HOLD = `
  SELECT FROM supporter k WHERE k.id IN (
    SELECT coalesce(f.merged_into_id, f.id) FROM supporter f WHERE f.email_canonical = ANY($1::text[]))
  ORDER BY k.email_canonical FOR NO KEY UPDATE`;

/**
 * What we know of these canonical addresses; each leads to the person it was merged into. `importId`: whose rows are
 * told, null for none. `hold`: nobody else changes these people until the transaction ends.
 */
export async function meetPeople(
  db: Pool | PoolClient,
  addresses: string[],
  { importId, hold }: { importId: string | null; hold: boolean },
): Promise<Map<string, Met>> {
  if (hold) await db.query(HOLD, [addresses]);
  const { rows } = await db.query<MetRow>(MEET, [addresses, importId]);
  return new Map(rows.map((row) => [row.asked, toMet(row)]));
}

type Answers = { email_consent: boolean | null; sms_consent: boolean | null };
type MetRow = { asked: string; suppressed: boolean; erased: boolean } & Answers &
  (Omit<KnownPerson, "consents"> | { id: null });

function toMet({ asked: _, suppressed, erased, email_consent, sms_consent, ...known }: MetRow): Met {
  const consents = { email: email_consent, sms: sms_consent };
  return { person: known.id === null ? null : { ...known, consents }, suppressed, erased };
}
