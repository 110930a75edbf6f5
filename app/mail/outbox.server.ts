import { v7 as newId } from "uuid";
import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import { gather } from "#app/platform/gather.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { canonicalEmail } from "./canonical-email.ts";
import { type MailDb, run } from "./mail-db.server.ts";

export type MailRequest = {
  /** Names the composer: "signature.confirmation". */
  kind: string;
  language: Language;
  toEmail: string;
  /** What the composer needs to know, such as a signature id. */
  subjectId: string;
  /** At most one mail for each key, for ever. Ids only: it outlives an erased address. */
  dedupeKey: string;
  /** Not sent before. */
  runAt: Date;
};

// In the order of their keys, so that two transactions with the same keys cannot wait for each other.
const QUEUE = `
  INSERT INTO outgoing_mail (id, kind, language, to_email, to_canonical, subject_id, dedupe_key, run_at)
  SELECT id, kind, language, to_email, to_canonical, subject_id, dedupe_key, run_at
  FROM json_to_recordset($1::json) AS mail(id uuid, kind text, language "Language", to_email text,
    to_canonical text, subject_id uuid, dedupe_key text, run_at timestamptz)
  ORDER BY dedupe_key
  ON CONFLICT (dedupe_key) DO NOTHING`;

/** The job that sends what is due. It also runs each minute, for what is due later or again. */
export const DELIVER_MAIL = "mail.deliver";

/**
 * Queues mails on the given connection; they are sent once that transaction has committed.
 * A mail whose key exists already is left out. Returns how many were queued.
 */
export async function queueMails(db: MailDb, mails: MailRequest[]): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = mails.map((mail) => ({
    id: newId(),
    kind: mail.kind,
    language: mail.language,
    to_email: mail.toEmail,
    to_canonical: canonicalEmail(mail.toEmail) ?? mail.toEmail.toLowerCase(),
    subject_id: mail.subjectId,
    dedupe_key: mail.dedupeKey,
    run_at: mail.runAt,
  }));
  const queued = await run(db, QUEUE, [JSON.stringify(rows)]);
  const isDue = mails.some(({ runAt }) => runAt.getTime() <= Date.now());
  if (queued > 0 && isDue) await enqueue(db, DELIVER_MAIL, {}, { jobKey: DELIVER_MAIL });
  return queued;
}

/** Queues one mail; false when there is one with this key already. See queueMails. */
export async function queueMail(db: MailDb, mail: MailRequest): Promise<boolean> {
  return (await queueMails(db, [mail])) > 0;
}

/** How many mails about this subject have gone out. */
export const sentAbout = gather(async (subjectIds: string[]): Promise<number[]> => {
  const { rows } = await pool.query<{ sent: number }>({
    name: "mail-sent-about",
    text: `
      SELECT (SELECT count(*)::int FROM outgoing_mail m WHERE m.subject_id = a.id AND m.status = 'sent') AS sent
      FROM unnest($1::uuid[]) WITH ORDINALITY AS a(id, place) ORDER BY a.place`,
    values: [subjectIds],
  });
  return rows.map(({ sent }) => sent);
});

/**
 * SQL that gives up what waits to be sent, of some kinds, about the ids of `subjects` (SQL: a CTE with an `id`), and
 * notes why. Kinds and reason are of the program, never of a visitor.
 */
export const giveUpQueued = (subjects: string, kinds: readonly string[], why: string) => `
  UPDATE outgoing_mail m SET status = 'skipped', note = '${why}' FROM ${subjects} about
  WHERE m.subject_id = about.id AND m.status = 'queued' AND m.kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")})`;

const FORGET = `
  UPDATE outgoing_mail
  SET to_email = '', to_canonical = '', note = NULL,
      status = CASE WHEN status = 'queued' THEN 'skipped'::"MailStatus" ELSE status END
  WHERE to_canonical = $1`;

/** Blanks an erased address in the outbox; what is still queued for it is not sent. */
export async function forgetMailTo(db: MailDb, canonical: string): Promise<void> {
  await run(db, FORGET, [canonical]);
}

/** Mail that a crash may have left half sent is given up after this long, and never sent again. */
const UNKNOWN_AFTER_MINUTES = 15;

/**
 * Closes rows that a crash left in `sending`. Whether the mail server took them is unknown, so
 * they are marked `failed` with a note for staff. Returns how many there were.
 */
export async function sweepUnknownMail({ now }: { now: Date }): Promise<number> {
  const swept = await pool.query(
    `UPDATE outgoing_mail SET status = 'failed', note = 'unknown: the sender stopped while sending; not sent again'
     WHERE status = 'sending' AND claimed_at < $1::timestamptz - make_interval(mins => $2)`,
    [now, UNKNOWN_AFTER_MINUTES],
  );
  return swept.rowCount ?? 0;
}
