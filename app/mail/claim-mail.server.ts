import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import type { SuppressionReason } from "#app/platform/prisma/enums.ts";
import type { DueMail } from "./composer.ts";
import { suppress } from "./suppression.server.ts";

export type ClaimedMail = DueMail & {
  toCanonical: string;
  attempts: number;
  queuedAt: Date;
  /** Why this address must not be mailed. */
  suppressed: SuppressionReason | null;
};

type Row = {
  id: string;
  kind: string;
  language: Language;
  to_email: string;
  to_canonical: string;
  subject_id: string;
  attempts: number;
  queued_at: Date;
  suppressed: SuppressionReason | null;
};

// Someone who was erased and then signs again is a new person: only older mail is held back.
const CLAIM = {
  name: "claim-mail",
  text: `
    UPDATE outgoing_mail m
    SET status = 'sending', claimed_at = $1, attempts = m.attempts + 1
    FROM (
      SELECT id FROM outgoing_mail
      WHERE status = 'queued' AND run_at <= $1
      ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) due
    WHERE m.id = due.id
    RETURNING m.id, m.kind, m.language, m.to_email, m.to_canonical, m.subject_id, m.attempts,
      m.created_at AS queued_at,
      (SELECT s.reason FROM suppression s WHERE s.email_canonical = m.to_canonical
        AND (s.reason <> 'erased' OR s.created_at >= m.created_at)) AS suppressed`,
};

/**
 * Takes the mail that has been due longest out of the queue, or null. Committed as `sending` before
 * anything is sent, one at a time, so that a crash leaves as few as possible in doubt.
 */
export async function claimMail(now: Date): Promise<ClaimedMail | null> {
  const { rows } = await pool.query<Row>({ ...CLAIM, values: [now] });
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    kind: row.kind,
    language: row.language,
    toEmail: row.to_email,
    toCanonical: row.to_canonical,
    subjectId: row.subject_id,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    suppressed: row.suppressed,
  };
}

export type Settlement =
  | { status: "sent"; note: string; sentAt: Date }
  | { status: "failed"; note: string; bounced?: string }
  | { status: "skipped"; note: string }
  | { status: "queued"; note: string; runAt: Date };

const SETTLE = {
  name: "settle-mail",
  text: `
    UPDATE outgoing_mail
    SET status = CASE WHEN $2 = 'queued' AND to_email = '' THEN 'skipped' ELSE $2::"MailStatus" END,
        note = CASE WHEN to_email = '' THEN NULL ELSE $3 END,
        sent_at = COALESCE($4, sent_at), run_at = COALESCE($5, run_at)
    WHERE id = $1`,
};

/**
 * Records what became of a claimed mail; a bounced address is never mailed again. Repeating it does
 * no harm, and an address erased meanwhile stays forgotten.
 */
export async function settleMail(mail: ClaimedMail, settlement: Settlement): Promise<void> {
  if (settlement.status === "failed" && settlement.bounced) {
    const { bounced: detail } = settlement;
    await suppress(pool, { canonical: mail.toCanonical, reason: "hard_bounce", detail });
  }
  const sentAt = settlement.status === "sent" ? settlement.sentAt : null;
  const runAt = settlement.status === "queued" ? settlement.runAt : null;
  const values = [mail.id, settlement.status, settlement.note.slice(0, 500), sentAt, runAt];
  await pool.query({ ...SETTLE, values });
}
