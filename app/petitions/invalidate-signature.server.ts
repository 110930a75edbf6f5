import { pool } from "#app/platform/db.server.ts";
import { confirmConsents } from "#app/supporters/record-consents.server.ts";
import { byHand, cleared, isHeldSql, merged } from "./held.ts";

export type JudgeOutcome = { outcome: "changed" } | { outcome: "unchanged" } | { outcome: "not-found" };

const place = "petition_id, country, region, county_fips, postal_code";

// The old status is read under the row's lock, so that a signature leaves the count exactly once.
const INVALIDATE = `
WITH before AS (SELECT id, status FROM signature WHERE id = $1::uuid FOR UPDATE),
changed AS (
  UPDATE signature s SET status = 'invalid', counted_at = NULL,
    reasons = CASE WHEN $2::text IS NULL OR $2 = ANY(s.reasons) THEN s.reasons ELSE s.reasons || $2 END
  FROM before b WHERE s.id = b.id AND b.status <> 'invalid'
  RETURNING s.petition_id, s.country, s.region, s.county_fips, s.postal_code, b.status AS was
),
counted AS (
  INSERT INTO signature_count_delta (${place}, delta) SELECT ${place}, -1 FROM changed WHERE was = 'counted'
)
SELECT EXISTS (SELECT FROM before) AS found, EXISTS (SELECT FROM changed) AS changed`;

const RESTORE = `
WITH before AS (
  SELECT s.id, s.status, p.confirmation = 'none' OR EXISTS (
      SELECT FROM supporter_action a
      WHERE a.supporter_id = s.supporter_id AND a.kind = 'confirmed' AND a.subject_id = s.id
    ) AS certain
  FROM signature s JOIN petition p ON p.id = s.petition_id WHERE s.id = $1::uuid FOR UPDATE OF s
),
changed AS (
  UPDATE signature s SET
    status = CASE WHEN b.certain THEN 'counted' ELSE 'pending' END::"SignatureStatus",
    counted_at = CASE WHEN b.certain THEN $2::timestamptz END,
    reasons = CASE WHEN s.reasons = '{}' OR '${cleared}' = ANY(s.reasons) THEN s.reasons
      ELSE s.reasons || '${cleared}'::text END
  FROM before b WHERE s.id = b.id AND b.status IN ('invalid', 'review') AND NOT '${merged}' = ANY(s.reasons)
  RETURNING s.petition_id, s.country, s.region, s.county_fips, s.postal_code, s.status
),
counted AS (
  INSERT INTO signature_count_delta (${place}, delta) SELECT ${place}, 1 FROM changed WHERE status = 'counted'
),
consents AS (${confirmConsents} AND EXISTS (SELECT FROM changed WHERE status = 'counted') AND NOT EXISTS (
  SELECT FROM supporter_action h JOIN signature g ON g.id = h.subject_id AND g.supporter_id = h.supporter_id
  WHERE g.id = $1::uuid AND h.kind = 'confirmed' AND h.source = '${byHand}'))
SELECT EXISTS (SELECT FROM before) AS found, EXISTS (SELECT FROM changed) AS changed`;

function outcomeOf({ found, changed }: { found: boolean; changed: boolean }): JudgeOutcome {
  if (changed) return { outcome: "changed" };
  return { outcome: found ? "unchanged" : "not-found" };
}

/**
 * Takes a signature out of every count, for good unless it is restored: it cannot be confirmed back. The
 * row stays, so that the same person cannot sign anew. `reason` is a code kept with it.
 */
export async function invalidateSignature(
  signatureId: string,
  reason: string | null = null,
): Promise<JudgeOutcome> {
  const { rows } = await pool.query(INVALIDATE, [signatureId, reason]);
  return outcomeOf(rows[0]);
}

/**
 * Lets a signature count that was held for review or found invalid. One that its signer never confirmed,
 * on a petition that asks for it, goes back to waiting for that. The reasons stay as a record and hold it no
 * longer.
 */
export async function restoreSignature(signatureId: string, { now }: { now: Date }): Promise<JudgeOutcome> {
  const { rows } = await pool.query(RESTORE, [signatureId, now]);
  return outcomeOf(rows[0]);
}

export type HeldSignature = { id: string; slug: string; signedAt: Date; reasons: string[] };

/** Signatures that wait for staff to decide, oldest first. */
export async function heldSignatures(limit = 100): Promise<HeldSignature[]> {
  const { rows } = await pool.query(
    `SELECT s.id, p.slug, s.signed_at AS "signedAt", s.reasons
     FROM signature s JOIN petition p ON p.id = s.petition_id
     WHERE s.status = 'review' ORDER BY s.signed_at, s.id LIMIT $1`,
    [limit],
  );
  return rows;
}

/** How many signatures were caught and still wait for their signer; they are held once they are confirmed. */
export async function countCaughtPending(): Promise<number> {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS caught FROM signature s WHERE s.status = 'pending' AND ${isHeldSql}`,
  );
  return rows[0].caught;
}
