import { v7 as newId } from "uuid";
import type { Language } from "#app/i18n/language.ts";
import { pool, prisma } from "#app/platform/db.server.ts";

/** What a consent is about: mail from us, text messages from us, or one partner's own mail. */
export type ConsentPurpose = "email" | "sms" | `partner:${string}`;

export type Consent = {
  supporterId: string;
  purpose: ConsentPurpose;
  granted: boolean;
  /** The words that were agreed to: see `wordingFor`. */
  wordingId: string;
  language: Language;
  /** Path of the page where it was asked. */
  page: string;
};

/**
 * Part of a larger statement that stores answers given on a form: the body of a CTE.
 *
 * Reads the relation `answered`: id, supporter_id, purpose, granted, wording_id, language, page, at,
 * subject_id, awaits (not in force until that subject is confirmed), first (false: the same person had
 * sent this form before), known (false: nobody knew this person until now).
 *
 * A box left alone is a "no" only from somebody who was never asked: it does not take back an earlier
 * "yes", which is what the preferences and the unsubscribe link are for.
 */
export const insertConsents = `
  INSERT INTO consent_record (id, supporter_id, purpose, granted, wording_id, language, page, recorded_at,
    subject_id, awaits_confirmation)
  SELECT a.id, a.supporter_id, a.purpose, a.granted, a.wording_id, a.language, a.page, a.at,
    a.subject_id, a.awaits AND a.granted
  FROM answered a
  LEFT JOIN LATERAL (
    SELECT r.granted, r.wording_id FROM consent_record r
    WHERE a.known AND r.supporter_id = a.supporter_id AND r.purpose = a.purpose
    ORDER BY r.recorded_at DESC LIMIT 1
  ) last ON true
  WHERE last.granted IS NULL
    OR (a.granted AND (a.first OR NOT last.granted OR last.wording_id <> a.wording_id))`;

/** Stores answers as dated records, in force at once: those that a person gives in the preferences. */
export async function recordConsents(consents: Consent[], { now }: { now: Date }): Promise<void> {
  await prisma.consentRecord.createMany({
    data: consents.map((consent) => ({ ...consent, id: newId(), recordedAt: now })),
  });
}

/** Brings into force what was agreed to on a form that has now been confirmed. Body of a CTE; `subject` is SQL. */
export const confirmConsents = (subject: string) => `
  UPDATE consent_record SET awaits_confirmation = false WHERE subject_id = ${subject}::uuid AND awaits_confirmation`;

export type CurrentConsent = { granted: boolean; recordedAt: Date; wordingId: string; text: string };

/**
 * The latest answer in force to each purpose. A purpose that is missing was never asked, which is neither
 * yes nor no. What a form said counts once its signature is confirmed.
 */
export async function currentConsents(supporterId: string): Promise<Map<ConsentPurpose, CurrentConsent>> {
  const { rows } = await pool.query(
    `SELECT DISTINCT ON (r.purpose) r.purpose, r.granted, r.recorded_at, r.wording_id, w.text
     FROM consent_record r JOIN consent_wording w ON w.id = r.wording_id
     WHERE r.supporter_id = $1 AND NOT r.awaits_confirmation
     ORDER BY r.purpose, r.recorded_at DESC, r.id DESC`,
    [supporterId],
  );
  return new Map(
    rows.map((row) => [
      row.purpose,
      { granted: row.granted, recordedAt: row.recorded_at, wordingId: row.wording_id, text: row.text },
    ]),
  );
}
