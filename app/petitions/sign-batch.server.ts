import { insertActions } from "#app/actions/record-actions.server.ts";
import { type ArrayElement, arrayLiteral } from "#app/platform/array-literal.ts";
import { batchPool } from "#app/platform/db.server.ts";
import { insertConsents } from "#app/supporters/record-consents.server.ts";
import { upsertSupporters } from "#app/supporters/upsert-supporters.ts";
import type { NewSignature } from "./new-signature.ts";

/** Columns of `input`, as they travel to the database: one array a column, one element a signature. */
const columns: [name: string, type: string, value: (row: NewSignature) => ArrayElement][] = [
  ["id", "uuid", (row) => row.id],
  ["person_id", "uuid", (row) => row.supporterId],
  ["petition_id", "uuid", (row) => row.petitionId],
  ["status", '"SignatureStatus"', (row) => row.status],
  ["email", "text", (row) => row.email],
  ["email_canonical", "text", (row) => row.emailCanonical],
  ["given_name", "text", (row) => row.givenName],
  ["family_name", "text", (row) => row.familyName],
  ["phone", "text", (row) => row.phone],
  ["street_address", "text", (row) => row.streetAddress],
  ["locality", "text", (row) => row.locality],
  ["region", "text", (row) => row.region],
  ["postal_code", "text", (row) => row.postalCode],
  ["counted_postal_code", "text", (row) => row.countedPostalCode],
  ["country", "text", (row) => row.country],
  ["county_fips", "text", (row) => row.countyFips],
  ["comment", "text", (row) => row.comment],
  ["public", "boolean", (row) => row.public],
  ["language", '"Language"', (row) => row.language],
  ["source", "text", (row) => row.source],
  ["referrer", "text", (row) => row.referrer],
  ["utm", "text", (row) => row.utm && JSON.stringify(row.utm)],
  ["share_code", "text", (row) => row.shareCode],
  ["shared_code", "text", (row) => row.sharedCode],
  ["reasons", "text", (row) => row.reasons.join(" ") || null],
  ["address_hash", "bytea", (row) => row.addressHash],
  ["network_hash", "bytea", (row) => row.networkHash],
  ["at", "timestamptz", (row) => row.signedAt.toISOString()],
];

const consentColumns: [name: string, type: string][] = [
  ["id", "uuid"],
  ["signature_id", "uuid"],
  ["purpose", "text"],
  ["granted", "boolean"],
  ["wording_id", "uuid"],
  ["page", "text"],
];

const petitionColumn = columns.findIndex(([name]) => name === "petition_id") + 1;

const unnest = (columnsOf: string[][], from: number) =>
  `SELECT * FROM unnest(${columnsOf.map(([, type], index) => `$${from + index}::${type}[]`).join(", ")})
    AS t(${columnsOf.map(([name]) => name).join(", ")})`;

/**
 * Everything that a signature is, in one statement and so in one commit. `signer` holds only what may be
 * signed now: the campaign's status is read here and not from memory, so that closing takes effect at once.
 * `fresh` holds what was inserted; the unique index on (supporter, petition) leaves the rest out, and those
 * are asked for afterwards, since a row committed a moment ago by another statement cannot be seen by this
 * one. What is to follow is left as one row that names every attempt. The campaign is asked for in a sub-select because PostgreSQL then
 * expects as many rows as there are, and joins the parts by hashing instead of by trying every pair.
 */
const SIGN = `
WITH live AS (
  SELECT p.id, p.campaign_id FROM petition p JOIN campaign c ON c.id = p.campaign_id
  WHERE c.status = 'live' AND p.status = 'open' AND p.id = ANY($${petitionColumn}::uuid[])
),
input AS MATERIALIZED (
  SELECT g.*, (SELECT l.campaign_id FROM live l WHERE l.id = g.petition_id) AS campaign_id
  FROM (${unnest(columns as string[][], 1)}) g
),
person AS (
  SELECT DISTINCT ON (email_canonical) person_id AS id, email, email_canonical, given_name, family_name,
    phone, street_address, locality, region, postal_code, country, language, at
  FROM input WHERE campaign_id IS NOT NULL ORDER BY email_canonical
),
known AS (${upsertSupporters}),
signer AS (
  SELECT i.*, k.id AS supporter_id, nullif(k.address_id, k.id) AS signed_as_id FROM input i JOIN known k USING (email_canonical)
  WHERE i.campaign_id IS NOT NULL
),
fresh AS (
  INSERT INTO signature (id, petition_id, supporter_id, signed_as_id, status, given_name, family_name, public, locality,
    region, postal_code, country, county_fips, comment, comment_status, language, source, referrer, utm,
    share_code, shared_by_id, reasons, address_hash, network_hash, signed_at, counted_at)
  SELECT s.id, s.petition_id, s.supporter_id, s.signed_as_id, s.status, s.given_name, s.family_name, s.public, s.locality,
    s.region, s.counted_postal_code, s.country, s.county_fips, s.comment,
    CASE WHEN s.comment IS NULL THEN 'none' ELSE 'waiting' END::"CommentStatus",
    s.language, s.source, s.referrer, s.utm::jsonb, s.share_code,
    CASE WHEN s.shared_code IS NOT NULL THEN (
      SELECT o.id FROM signature o WHERE o.share_code = s.shared_code AND o.petition_id = s.petition_id
    ) END,
    coalesce(string_to_array(s.reasons, ' '), '{}'), s.address_hash, s.network_hash, s.at,
    CASE WHEN s.status = 'counted' THEN s.at END
  FROM signer s ORDER BY s.supporter_id, s.petition_id
  ON CONFLICT (supporter_id, petition_id) DO NOTHING
  RETURNING id, status, petition_id, country, region, county_fips, postal_code
),
done AS (
  -- One signature is one line of the ledger, so that line can carry the signature's own id.
  SELECT s.id, s.supporter_id, s.campaign_id, 'signed'::"SupporterActionKind" AS kind, s.id AS subject_id,
    s.source, s.at
  FROM signer s JOIN fresh f ON f.id = s.id
),
ledger AS (${insertActions}),
answered AS (
  SELECT c.id, s.supporter_id, c.purpose, c.granted, c.wording_id, s.language, c.page, s.at,
    s.id AS subject_id, s.status <> 'counted' AS awaits, f.id IS NOT NULL AS first,
    s.supporter_id <> s.person_id AS known
  FROM (${unnest(consentColumns, columns.length + 1)}) c
  JOIN signer s ON s.id = c.signature_id
  LEFT JOIN fresh f ON f.id = s.id
),
consents AS (${insertConsents}),
counted AS (
  INSERT INTO signature_count_delta (petition_id, country, region, county_fips, postal_code, delta)
  SELECT petition_id, country, region, county_fips, postal_code, count(*) FROM fresh
  WHERE status = 'counted' GROUP BY 1, 2, 3, 4, 5
),
follow_up AS (
  INSERT INTO signature_follow_up (attempt_ids, petition_ids, supporter_ids)
  SELECT array_agg(id), array_agg(petition_id), array_agg(supporter_id) FROM signer HAVING count(*) > 0
)
SELECT s.id, s.petition_id, s.supporter_id, f.id IS NOT NULL AS is_new
FROM signer s LEFT JOIN fresh f ON f.id = s.id`;

/** Signatures that were there before; asked in a statement of its own, which sees what others committed. */
const FIND = `
SELECT t.attempt_id, s.id, s.share_code
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS t(attempt_id, petition_id, supporter_id)
JOIN signature s ON s.supporter_id = t.supporter_id AND s.petition_id = t.petition_id`;

export type Written =
  /** `again`: this person had signed this petition before; id and code are those of that signature. */
  { kind: "signed" | "again"; signatureId: string; shareCode: string } | { kind: "closed" };

type SignedRow = { id: string; petition_id: string; supporter_id: string; is_new: boolean };

/**
 * Writes up to a few hundred signatures in one statement; results in the order of the rows.
 *
 * Shapes: no two rows of one petition and canonical address. Safe to repeat with the same rows when a lost
 * connection left it unknown whether they were committed: ids are made by the caller, and a row that finds
 * itself in the table is reported as signed. Errors: throws what the database throws; nothing is kept then.
 */
export async function writeSignatures(rows: NewSignature[]): Promise<Written[]> {
  const sorted = rows.toSorted((a, b) => (a.emailCanonical < b.emailCanonical ? -1 : 1));
  const consents = sorted.flatMap(({ id, consents }) =>
    consents.map((consent) => ({ ...consent, signature: id })),
  );
  const result = await batchPool.query<SignedRow>({
    name: "sign",
    text: SIGN,
    values: [
      ...columns.map(([, , value]) => arrayLiteral(sorted, value)),
      arrayLiteral(consents, ({ id }) => id),
      arrayLiteral(consents, ({ signature }) => signature),
      arrayLiteral(consents, ({ purpose }) => purpose),
      arrayLiteral(consents, ({ granted }) => granted),
      arrayLiteral(consents, ({ wordingId }) => wordingId),
      arrayLiteral(consents, ({ page }) => page),
    ],
  });
  const before = await findEarlier(result.rows.filter((row) => !row.is_new));
  const byId = new Map(result.rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    const signed = byId.get(row.id);
    if (!signed) return { kind: "closed" };
    const earlier = before.get(row.id);
    if (signed.is_new || !earlier || earlier.id === row.id)
      return { kind: "signed", signatureId: row.id, shareCode: row.shareCode };
    return { kind: "again", signatureId: earlier.id, shareCode: earlier.share_code };
  });
}

async function findEarlier(repeats: SignedRow[]) {
  if (repeats.length === 0) return new Map<string, { id: string; share_code: string }>();
  const { rows } = await batchPool.query<{ attempt_id: string; id: string; share_code: string }>({
    name: "sign-earlier",
    text: FIND,
    values: [
      repeats.map((row) => row.id),
      repeats.map((row) => row.petition_id),
      repeats.map((row) => row.supporter_id),
    ],
  });
  return new Map(rows.map((row) => [row.attempt_id, row]));
}
