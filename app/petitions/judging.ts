import { byHand, cleared, merged } from "./held.ts";

const place = "petition_id, country, region, county_fips, postal_code";

/** What is remembered of signatures before they change, to be locked first: whoever comes second sees the first. */
export const LOCK_SIGNATURES = "SELECT id FROM signature WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE";

/** Signatures as they are, of the relation `asked` (id). `agreed`: what was agreed to on the form is in force. */
const before = `
before AS (
  SELECT s.id, s.supporter_id, s.petition_id, s.status, s.counted_at, s.reasons, EXISTS (
      SELECT FROM consent_record c
      WHERE c.supporter_id = s.supporter_id AND c.subject_id = s.id AND c.granted AND NOT c.awaits_confirmation
    ) AS agreed
  FROM signature s JOIN asked USING (id)
)`;

/** What the counts move by: `changed` has the place, the status before (`was`) and after (`status`). */
const counting = `
counting AS (
  INSERT INTO signature_count_delta (${place}, delta)
  SELECT ${place}, sum((status = 'counted')::int - (was = 'counted')::int) FROM changed
  GROUP BY ${place} HAVING sum((status = 'counted')::int - (was = 'counted')::int) <> 0
)`;

/** What was agreed to on the forms of `changed` is in force where `agreed` says so, and else waits. */
const consenting = `
consenting AS (
  UPDATE consent_record c SET awaits_confirmation = NOT x.agreed FROM changed x
  WHERE c.supporter_id = x.supporter_id AND c.subject_id = x.id AND c.granted AND c.awaits_confirmation = x.agreed
)`;

const returned = `RETURNING s.id, s.supporter_id, s.petition_id, s.country, s.region, s.county_fips, s.postal_code, s.status,
    b.status AS was`;

/**
 * CTEs of a statement that takes the signatures of the relation `asked` (id) out of every count. It makes `before`
 * (as they were) and `changed` (those that were not invalid). Their rows have to be locked by the statement before.
 * `reason` is SQL: a code kept with each. What was agreed to on their forms is in force no longer.
 */
export const invalidating = (reason: string): string => `${before},
changed AS (
  UPDATE signature s SET status = 'invalid', counted_at = NULL,
    reasons = CASE WHEN ${reason} = ANY(s.reasons) THEN s.reasons ELSE s.reasons || ${reason} END
  FROM before b WHERE s.id = b.id AND b.status <> 'invalid'
  ${returned}, false AS agreed
),
${counting},
${consenting}`;

/**
 * The same of signatures that shall count: held ones and invalid ones. One that its signer never confirmed, on a
 * petition that asks for it, goes back to waiting for that; one that was merged away stays. The reasons stay as a record
 * and hold it no longer. What was agreed to comes into force with it, unless only staff said that the mailbox is theirs.
 * `now` is SQL.
 */
export const lettingCount = (now: string): string => `${before},
proven AS (
  SELECT b.id, p.confirmation = 'none' OR a.confirmed AS certain, coalesce(a.mailed, true) AS mailed
  FROM before b JOIN petition p ON p.id = b.petition_id
  CROSS JOIN LATERAL (
    SELECT count(*) > 0 AS confirmed, bool_and(a.source IS DISTINCT FROM '${byHand}') AS mailed FROM supporter_action a
    WHERE a.supporter_id = b.supporter_id AND a.kind = 'confirmed' AND a.subject_id = b.id
  ) a
),
changed AS (
  UPDATE signature s SET
    status = CASE WHEN v.certain THEN 'counted' ELSE 'pending' END::"SignatureStatus",
    counted_at = CASE WHEN v.certain THEN ${now} END,
    reasons = CASE WHEN s.reasons = '{}' OR '${cleared}' = ANY(s.reasons) THEN s.reasons
      ELSE s.reasons || '${cleared}'::text END
  FROM before b JOIN proven v USING (id)
  WHERE s.id = b.id AND b.status IN ('invalid', 'review') AND NOT '${merged}' = ANY(s.reasons)
  ${returned}, v.certain AND v.mailed AS agreed
),
${counting},
${consenting}`;

/**
 * The same of signatures that become what they were: `asked` (id, status, counted_at, reasons, agreed) says what that
 * is. One that was merged away meanwhile stays so.
 */
export const puttingBack = `${before},
changed AS (
  UPDATE signature s SET status = a.status, counted_at = a.counted_at, reasons = a.reasons
  FROM before b JOIN asked a USING (id) WHERE s.id = b.id AND NOT '${merged}' = ANY(s.reasons)
  ${returned}, a.agreed
),
${counting},
${consenting}`;
