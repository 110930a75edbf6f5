import type { Tx } from "#app/platform/db.server.ts";
import type { DemoSignature } from "./signatures.ts";

/** What the signers were asked to agree to: wording ids by language. */
export type DemoWordings = Record<
  "en" | "es",
  { partner: string; governorEmail: string; sheriffEmail: string }
>;

export type SignaturesInto = {
  campaignId: string;
  petitions: Record<DemoSignature["petition"], { id: string; slug: string }>;
  /** Purpose of the partner's box: "partner:<id>". */
  partnerPurpose: string;
  wordings: DemoWordings;
};

const COLUMNS = `
  id uuid, petition_id uuid, supporter_id uuid, email text, given_name text, family_name text, is_new boolean,
  status "SignatureStatus", public boolean, locality text, region text, postal_code text, country text,
  county_fips text, comment text, comment_status "CommentStatus", language "Language", source text, utm jsonb,
  share_code text, shared_by_id uuid, email_opt_in boolean, email_wording uuid, partner_opt_in boolean,
  partner_wording uuid, page text, signed_at timestamptz, counted_at timestamptz`;

/** What the form writes for each signer, many in one statement: see app/petitions/sign-batch.server.ts. */
const INSERT = `
WITH signer AS MATERIALIZED (SELECT * FROM json_to_recordset($1::json) AS t(${COLUMNS})),
people AS (
  INSERT INTO supporter (id, email, email_canonical, given_name, family_name, locality, region, postal_code,
    country, language, created_at, updated_at, last_action_at)
  SELECT supporter_id, email, email, given_name, family_name, locality, region, postal_code, country, language,
    signed_at, signed_at, coalesce(counted_at, signed_at)
  FROM signer WHERE is_new
),
signatures AS (
  INSERT INTO signature (id, petition_id, supporter_id, status, given_name, family_name, public, locality, region,
    postal_code, country, county_fips, comment, comment_status, language, source, utm, share_code, shared_by_id,
    signed_at, counted_at)
  SELECT id, petition_id, supporter_id, status, given_name, family_name, public, locality, region, postal_code,
    country, county_fips, comment, comment_status, language, source, utm, share_code, shared_by_id, signed_at,
    counted_at
  FROM signer
),
ledger AS (
  INSERT INTO supporter_action (id, supporter_id, campaign_id, kind, subject_id, source, occurred_at)
  SELECT id, supporter_id, $2::uuid, 'signed'::"SupporterActionKind", id, source, signed_at FROM signer
  UNION ALL
  SELECT gen_random_uuid(), supporter_id, $2::uuid, 'confirmed'::"SupporterActionKind", id, NULL, counted_at
  FROM signer WHERE counted_at > signed_at
),
consents AS (
  INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at,
    subject_id, awaits_confirmation)
  SELECT gen_random_uuid(), supporter_id, 'email', email_opt_in, email_wording, language, page, signed_at, id,
    email_opt_in AND status = 'pending'
  FROM signer WHERE email_opt_in IS NOT NULL
  UNION ALL
  SELECT gen_random_uuid(), supporter_id, $3, partner_opt_in, partner_wording, language, page, signed_at, id, false
  FROM signer WHERE partner_opt_in IS NOT NULL
)
INSERT INTO signature_count_delta (petition_id, country, region, county_fips, postal_code, delta)
SELECT petition_id, country, region, county_fips, postal_code, count(*) FROM signer
WHERE status = 'counted' GROUP BY 1, 2, 3, 4, 5`;

const AT_ONCE = 4_000;

const UTM = { utm_source: "newsletter", utm_medium: "email", utm_campaign: "back-as-ab-4" };

function toRow(signature: DemoSignature, { petitions, wordings }: SignaturesInto) {
  const { person, petition, comment, signedAt, countedAt } = signature;
  const { language, place } = person;
  const { id: petitionId, slug } = petitions[petition];
  const words = wordings[language];
  return {
    id: signature.id,
    petition_id: petitionId,
    supporter_id: person.id,
    email: person.email,
    given_name: person.givenName,
    family_name: person.familyName,
    is_new: signature.firstOfPerson,
    status: signature.pending ? "pending" : "counted",
    public: signature.public,
    locality: place.locality,
    region: place.region,
    postal_code: place.postalCode,
    country: place.country,
    county_fips: place.countyFips,
    comment: comment?.text ?? null,
    comment_status: comment ? (comment.approved ? "approved" : "waiting") : "none",
    language,
    source: signature.source,
    utm: signature.source === "newsletter" ? UTM : null,
    share_code: signature.shareCode,
    shared_by_id: signature.sharedById,
    email_opt_in: signature.emailOptIn,
    email_wording: petition === "governor" ? words.governorEmail : words.sheriffEmail,
    partner_opt_in: signature.partnerOptIn,
    partner_wording: words.partner,
    page: `${language === "es" ? "/es" : ""}/petitions/${slug}`,
    signed_at: new Date(signedAt).toISOString(),
    counted_at: countedAt === null ? null : new Date(countedAt).toISOString(),
  };
}

/** Writes the demo's signatures with everything that belongs to them; counts wait to be added up. */
export async function insertSignatures(
  tx: Tx,
  signatures: DemoSignature[],
  into: SignaturesInto,
): Promise<void> {
  for (let from = 0; from < signatures.length; from += AT_ONCE) {
    const rows = signatures.slice(from, from + AT_ONCE).map((signature) => toRow(signature, into));
    await tx.$executeRawUnsafe(INSERT, JSON.stringify(rows), into.campaignId, into.partnerPurpose);
  }
}
