import { pool } from "#app/platform/db.server.ts";
import type { SuppressionReason } from "#app/platform/prisma/enums.ts";
import { ask, type MailDb, run } from "./mail-db.server.ts";

type NewSuppression = {
  canonical: string;
  reason: SuppressionReason;
  /** What the mail server or staff said. */
  detail?: string;
  /** The report that led to it, as `mail_report` knows it. */
  reportKey?: string;
};

/** Stores the rule "never mail this address", by its canonical form. The first reason stays. */
export async function suppress(
  db: MailDb,
  { canonical, reason, detail, reportKey }: NewSuppression,
): Promise<void> {
  await run(
    db,
    `INSERT INTO suppression (email_canonical, reason, detail, report_key) VALUES ($1, $2::"SuppressionReason", $3, $4)
     ON CONFLICT (email_canonical) DO NOTHING`,
    [canonical, reason, detail?.slice(0, 500) ?? null, reportKey?.slice(0, 300) ?? null],
  );
}

/** Those of these canonical addresses that are never mailed. */
export async function stoppedAmong(canonicals: string[]): Promise<Set<string>> {
  if (canonicals.length === 0) return new Set();
  const rows = await ask<{ canonical: string }>(
    pool,
    "SELECT email_canonical AS canonical FROM suppression WHERE email_canonical = ANY($1::text[])",
    [canonicals],
  );
  return new Set(rows.map(({ canonical }) => canonical));
}

/** Stops mail to these addresses as staff ask; those stopped already stay as they are. Returns what was added. */
export async function suppressMany(
  db: MailDb,
  canonicals: string[],
  { detail, at }: { detail: string; at: Date },
): Promise<string[]> {
  const rows = await ask<{ canonical: string }>(
    db,
    `INSERT INTO suppression (email_canonical, reason, detail, created_at)
     SELECT canonical, 'staff', $2, $3 FROM unnest($1::text[]) AS t(canonical)
     ON CONFLICT (email_canonical) DO NOTHING RETURNING email_canonical AS canonical`,
    [canonicals, detail.slice(0, 500), at],
  );
  return rows.map(({ canonical }) => canonical);
}

/** A rule that was carried over to another address of the same person. */
export type CarriedSuppression = { canonical: string; at: string };

/**
 * Of somebody's addresses, stops those that are not stopped yet, if the person complained at one of them or staff
 * stopped one. A bounce says something about its own mailbox alone. Returns what was added.
 */
export async function carrySuppression(db: MailDb, canonicals: string[]): Promise<CarriedSuppression[]> {
  return ask<CarriedSuppression>(
    db,
    `INSERT INTO suppression (email_canonical, reason, detail)
     SELECT a.canonical, s.reason, s.detail FROM unnest($1::text[]) AS a(canonical), (
       SELECT reason, detail FROM suppression
       WHERE email_canonical = ANY($1::text[]) AND reason IN ('complaint', 'staff')
       ORDER BY reason = 'complaint' DESC, created_at LIMIT 1
     ) s
     ON CONFLICT (email_canonical) DO NOTHING
     RETURNING email_canonical AS canonical, created_at::text AS at`,
    [canonicals],
  );
}

/** Takes `carrySuppression` back, as far as nobody changed it since. */
export async function dropCarried(db: MailDb, carried: CarriedSuppression[]): Promise<void> {
  await run(
    db,
    `DELETE FROM suppression s USING unnest($1::text[], $2::timestamptz[]) AS c(canonical, at)
     WHERE s.email_canonical = c.canonical AND s.created_at = c.at`,
    [carried.map(({ canonical }) => canonical), carried.map(({ at }) => at)],
  );
}
