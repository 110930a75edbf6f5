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
    WITH due AS MATERIALIZED (
      SELECT id FROM outgoing_mail
      WHERE status = 'queued' AND run_at <= $1
      ORDER BY run_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
    ),
    claimed AS (
      UPDATE outgoing_mail m
      SET status = 'sending', claimed_at = $1, attempts = m.attempts + 1
      FROM due WHERE m.id = due.id
      RETURNING m.id, m.kind, m.language, m.to_email, m.to_canonical, m.subject_id, m.attempts, m.run_at,
        m.created_at
    )
    SELECT c.id, c.kind, c.language, c.to_email, c.to_canonical, c.subject_id, c.attempts,
      c.created_at AS queued_at, s.reason AS suppressed
    FROM claimed c LEFT JOIN suppression s ON s.email_canonical = c.to_canonical
      AND (s.reason <> 'erased' OR s.created_at >= c.created_at)
    ORDER BY c.run_at, c.id`,
};

/**
 * Takes the mails that have been due longest out of the queue, `most` of them at most. They are committed as
 * `sending` before anything is sent, so a crash leaves that many in doubt: keep it small.
 */
export async function claimMails(now: Date, most: number): Promise<ClaimedMail[]> {
  const { rows } = await pool.query<Row>({ ...CLAIM, values: [now, most] });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    language: row.language,
    toEmail: row.to_email,
    toCanonical: row.to_canonical,
    subjectId: row.subject_id,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    suppressed: row.suppressed,
  }));
}

export type Settlement =
  | { status: "sent"; note: string; sentAt: Date }
  | { status: "failed"; note: string; bounced?: string }
  | { status: "skipped"; note: string }
  /** Tried, and to be tried again. */
  | { status: "queued"; note: string; runAt: Date }
  /** Claimed and never begun: as if nobody had taken it. */
  | { status: "given back" };

export type SettledMail = { mail: ClaimedMail; settlement: Settlement };

const SETTLE = {
  name: "settle-mail",
  text: `
    UPDATE outgoing_mail m
    SET status = CASE WHEN s.status = 'queued' AND m.to_email = '' THEN 'skipped' ELSE s.status END,
        note = CASE WHEN m.to_email = '' THEN NULL ELSE coalesce(s.note, m.note) END,
        sent_at = coalesce(s.sent_at, m.sent_at), run_at = coalesce(s.run_at, m.run_at),
        attempts = m.attempts - s.untried
    FROM unnest($1::uuid[], $2::"MailStatus"[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::int[])
      AS s(id, status, note, sent_at, run_at, untried)
    WHERE m.id = s.id AND m.status = 'sending'`,
};

/**
 * Records what became of claimed mails; a bounced address is never mailed again. Repeating it does
 * no harm, and an address erased meanwhile stays forgotten.
 */
export async function settleMails(settled: SettledMail[]): Promise<void> {
  for (const { mail, settlement } of settled) {
    if (settlement.status !== "failed" || !settlement.bounced) continue;
    const { bounced: detail } = settlement;
    await suppress(pool, { canonical: mail.toCanonical, reason: "hard_bounce", detail });
  }
  const all = settled.map(({ settlement }) => settlement);
  const values = [
    settled.map(({ mail }) => mail.id),
    all.map(({ status }) => (status === "given back" ? "queued" : status)),
    all.map((one) => ("note" in one ? one.note.slice(0, 500) : null)),
    all.map((one) => (one.status === "sent" ? one.sentAt : null)),
    all.map((one) => (one.status === "queued" ? one.runAt : null)),
    all.map(({ status }) => (status === "given back" ? 1 : 0)),
  ];
  await pool.query({ ...SETTLE, values });
}
