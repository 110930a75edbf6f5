import { insertActions } from "#app/actions/record-actions.server.ts";
import { giveUpQueued } from "#app/mail/outbox.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { findToken } from "#app/supporters/access-tokens.server.ts";
import { confirmConsents } from "#app/supporters/record-consents.server.ts";
import { isHeldSql, merged } from "./held.ts";

export type Confirmable = {
  /** Where the signer may go on. */
  slug: string;
  givenName: string;
  shareCode: string;
};

export type ConfirmOutcome =
  /** Now, or at an earlier press of the same button: the same page for both, held or not. */
  | ({ outcome: "confirmed"; first: boolean } & Confirmable)
  /** The campaign closed more than 24 hours ago. */
  | ({ outcome: "closed" } & Confirmable)
  /** Staff found the signature invalid; confirming cannot bring it back. */
  | { outcome: "invalid" }
  | { outcome: "expired" }
  | { outcome: "unknown" };

/** What the page with the button says before anything is pressed. */
export type ConfirmationView =
  | ({ state: "ready" | "confirmed" | "closed" } & Confirmable)
  | { state: "invalid" | "expired" | "unknown" };

/** Whether a confirmation still counts: some time after the campaign stopped taking signatures, too. SQL about `c`. */
const isOpen = (now: string) =>
  `(c.status = 'live' OR (c.status <> 'draft' AND c.closed_at > ${now}::timestamptz - interval '24 hours'))`;

/** The mails that ask a signer to confirm. */
const asking = ["signature.confirmation", "signature.reminder"];

/**
 * CTEs of a pending signature that begins to count, or goes to review if it is held: `confirmed` (the row), its
 * count, its line in the ledger, and the end of the mails that would still ask for it. `pending` is SQL about
 * signature s, petition p and campaign c; `now` and `source` are SQL. Of two at once the second waits for the row, finds it no longer pending and changes nothing.
 */
export const confirming = (pending: string, now: string, source: string) => `
confirmed AS (
  UPDATE signature s SET
    status = CASE WHEN ${isHeldSql} THEN 'review' ELSE 'counted' END::"SignatureStatus",
    counted_at = CASE WHEN NOT ${isHeldSql} THEN ${now}::timestamptz END
  FROM petition p, campaign c
  WHERE s.status = 'pending' AND p.id = s.petition_id AND c.id = p.campaign_id AND ${isOpen(now)} AND ${pending}
  RETURNING s.id, s.supporter_id, s.petition_id, p.campaign_id, s.status, s.country, s.region, s.county_fips,
    s.postal_code
),
counted AS (
  INSERT INTO signature_count_delta (petition_id, country, region, county_fips, postal_code, delta)
  SELECT petition_id, country, region, county_fips, postal_code, 1 FROM confirmed WHERE status = 'counted'
),
done AS (
  SELECT gen_random_uuid() AS id, supporter_id, campaign_id, 'confirmed'::"SupporterActionKind" AS kind,
    id AS subject_id, ${source}::text AS source, ${now}::timestamptz AS at
  FROM confirmed
),
ledger AS (${insertActions}),
asked AS (${giveUpQueued("confirmed", asking, "confirmed")})`;

/**
 * One statement, so one commit: status, count, ledger, consents, and the job that thanks. $1 is the signature, $3 the
 * one that the link was mailed for: what was agreed to with that one is proven, and nothing else.
 */
const CONFIRM = `
WITH ${confirming("s.id = $1::uuid", "$2", "NULL")},
consents AS (${confirmConsents("$3")} AND EXISTS (SELECT FROM confirmed WHERE status = 'counted')),
job AS (
  SELECT graphile_worker.add_job('signature.confirmed', json_build_object('signatureId', id)) FROM confirmed
)
SELECT id, (SELECT count(*) FROM job) AS jobs FROM confirmed`;

const PROVEN = `${confirmConsents("$2")} AND EXISTS (SELECT FROM signature WHERE id = $1::uuid AND status = 'counted')`;

const VIEW = `
SELECT s.status, s.given_name, s.share_code, p.slug, ${isOpen("$2")} AS open
FROM signature s JOIN petition p ON p.id = s.petition_id JOIN campaign c ON c.id = p.campaign_id
WHERE s.id = $1::uuid`;

// Two of one person's signatures were folded into one: the link to either confirms the one that stands for both.
const STANDS = `
SELECT coalesce((
  SELECT o.id FROM supporter k JOIN signature o ON o.supporter_id = k.merged_into_id AND o.petition_id = s.petition_id
  WHERE k.id = s.supporter_id AND '${merged}' = ANY(s.reasons)
), s.id) AS id FROM signature s WHERE s.id = $1::uuid`;

/** The signature that a link of this subject confirms; the subject itself when there is none. */
async function standsFor(subjectId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(STANDS, [subjectId]);
  return rows[0]?.id ?? subjectId;
}

/** What a confirmation link leads to. Changes nothing: mail scanners follow links. */
export async function findConfirmation(token: string, { now }: { now: Date }): Promise<ConfirmationView> {
  const found = await findToken(token, "confirm", now);
  if (!found?.subjectId) return { state: "unknown" };
  const { rows } = await pool.query(VIEW, [await standsFor(found.subjectId), now]);
  const row = rows[0];
  if (!row) return { state: "unknown" };
  const signature = { slug: row.slug, givenName: row.given_name, shareCode: row.share_code };
  if (row.status === "invalid") return { state: "invalid" };
  if (row.status !== "pending") return { state: "confirmed", ...signature };
  if (found.expired) return { state: "expired" };
  return { state: row.open ? "ready" : "closed", ...signature };
}

/**
 * Confirms the signature that a mailed token is bound to. Pressing twice counts once; a signature with
 * reasons goes to review and its signer cannot tell; consents given on the form come into force when it
 * counts. Errors: outcomes cover all that a visitor can cause.
 */
export async function confirmSignature(token: string, { now }: { now: Date }): Promise<ConfirmOutcome> {
  const view = await findConfirmation(token, { now });
  if (view.state === "closed") return { ...pick(view), outcome: "closed" };
  if (view.state !== "ready" && view.state !== "confirmed") return { outcome: view.state };
  const subjectId = (await findToken(token, "confirm", now))!.subjectId!;
  const stands = await standsFor(subjectId);
  if (view.state === "confirmed") {
    // Staff may have confirmed by hand: only this proves that the mailbox is theirs.
    await pool.query(PROVEN, [stands, subjectId]);
    return { ...pick(view), outcome: "confirmed", first: false };
  }
  const { rowCount } = await pool.query(CONFIRM, [stands, now, subjectId]);
  if (rowCount === 1) return { ...pick(view), outcome: "confirmed", first: true };
  // Somebody else changed it in this very moment: say what it is now.
  const after = await findConfirmation(token, { now });
  if (after.state === "confirmed") return { ...pick(after), outcome: "confirmed", first: false };
  if (after.state === "closed") return { ...pick(after), outcome: "closed" };
  return { outcome: after.state === "ready" ? "expired" : after.state };
}

/**
 * Confirms a signature whose form was opened by a link in a mail to its own address: pressing there proves the mailbox as
 * the confirmation does. One that waits no more stays as it is.
 */
export async function confirmProven(signatureId: string, { now }: { now: Date }): Promise<void> {
  await pool.query(CONFIRM, [signatureId, now, signatureId]);
}

const pick = ({ slug, givenName, shareCode }: Confirmable): Confirmable => ({ slug, givenName, shareCode });
