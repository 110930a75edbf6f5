import type { Language } from "#app/i18n/language.ts";
import { pool } from "#app/platform/db.server.ts";
import { type Cursor, pageOf, readCursor } from "#app/platform/keyset.ts";
import type { MailStatus } from "#app/platform/prisma/enums.ts";
import { canonicalEmail } from "./canonical-email.ts";
import type { OutboxView } from "./outbox-view.ts";

export type OutboxLine = {
  id: string;
  kind: string;
  language: Language;
  /** Empty once the address was erased or its time was up. */
  to: string;
  status: MailStatus;
  attempts: number;
  /** Last reply of the mail server, or why it was skipped. */
  note: string | null;
  /** ISO instants. */
  createdAt: string;
  runAt: string;
  sentAt: string | null;
  /** Whether it may be tried again. */
  mayRetry: boolean;
};

// The links in the mails to staff let people in, so these mails are nobody's business.
const NOT_STAFF = `kind NOT LIKE 'staff.%'`;

/**
 * A failed mail that may be tried again: not one that the server may have accepted (mail is sent at most once), nor
 * one whose address does not exist, nor a letter that an office refused, since its writer has been told.
 */
export const MAY_RETRY = `status = 'failed' AND to_email <> '' AND ${NOT_STAFF} AND kind <> 'letter.to-office'
  AND coalesce(note, '') NOT LIKE 'unknown:%' AND coalesce(note, '') NOT LIKE 'bounced:%'`;

const COLUMNS = `id, kind, language, to_email AS "to", status, attempts, note, created_at AS "createdAt",
  run_at AS "runAt", sent_at AS "sentAt", (${MAY_RETRY}) AS "mayRetry"`;

type Row = Omit<OutboxLine, "createdAt" | "runAt" | "sentAt"> & {
  createdAt: Date;
  runAt: Date;
  sentAt: Date | null;
};

/** A page of the outbox, latest first; never the mails to staff. */
export async function outboxPage({ view, limit = 50, ...at }: Cursor & { view: OutboxView; limit?: number }) {
  const cursor = readCursor(at);
  const [compare, order] = cursor.backwards ? [">", "ASC"] : ["<", "DESC"];
  const status = view === "all" ? "" : `AND status = '${view}'`;
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM outgoing_mail
     WHERE ${NOT_STAFF} ${status} AND ($1::uuid IS NULL OR id ${compare} $1) ORDER BY id ${order} LIMIT $2`,
    [cursor.id, limit + 1],
  );
  return pageOf(rows.map(toLine), limit, cursor);
}

/** The latest mails to one address, in any spelling of it; never the mails to staff. */
export async function mailsToAddress(email: string, limit = 50): Promise<OutboxLine[]> {
  const canonical = canonicalEmail(email);
  if (!canonical) return [];
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM outgoing_mail WHERE to_canonical = $1 AND ${NOT_STAFF} ORDER BY id DESC LIMIT $2`,
    [canonical, limit],
  );
  return rows.map(toLine);
}

/** One mail of the outbox; null for mails to staff, as for those that are not there. */
export async function findMail(id: string): Promise<OutboxLine | null> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM outgoing_mail WHERE id = $1 AND ${NOT_STAFF}`,
    [id],
  );
  return rows[0] ? toLine(rows[0]) : null;
}

/** Those of these mails that may be shown, by id. */
export async function showableMails(ids: string[]): Promise<Map<string, OutboxLine>> {
  const { rows } = await pool.query<Row>(
    `SELECT ${COLUMNS} FROM outgoing_mail WHERE id = ANY($1::uuid[]) AND ${NOT_STAFF}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toLine(row)]));
}

/** How many wait, and how many failed and may be tried again; counted up to a thousand. */
export async function outboxCounts(): Promise<{ queued: number; mayRetry: number }> {
  const { rows } = await pool.query<{ queued: number; mayRetry: number }>(
    `SELECT (SELECT count(*)::int FROM (SELECT FROM outgoing_mail WHERE status = 'queued' AND ${NOT_STAFF} LIMIT 1000) q) AS queued,
       (SELECT count(*)::int FROM (SELECT FROM outgoing_mail WHERE ${MAY_RETRY} LIMIT 1000) f) AS "mayRetry"`,
  );
  return rows[0]!;
}

function toLine(row: Row): OutboxLine {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    runAt: row.runAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
