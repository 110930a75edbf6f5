import type { PoolClient } from "pg";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import type { MailReport } from "./mail-report.ts";

/** So many mails in a row that could not be delivered end it. */
const SOFT_IN_A_ROW = 3;

export type Heeded = "heeded" | "known" | "unknown recipient";

const KNOW = "SELECT FROM any_mail WHERE to_canonical = $1 LIMIT 1";

const TAKE = `
INSERT INTO mail_report (key, received_at) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING`;

const COUNT = `
INSERT INTO soft_bounces AS b (email_canonical, in_a_row, latest_at) VALUES ($1, 1, $2)
ON CONFLICT (email_canonical) DO UPDATE SET in_a_row = b.in_a_row + 1, latest_at = excluded.latest_at
RETURNING in_a_row AS "inARow"`;

const NOTE =
  "UPDATE outgoing_mail SET note = $2 WHERE id = $1::uuid AND to_canonical = $3 AND status = 'sent'";
const NOTE_DELIVERY = `
UPDATE blast_delivery d SET note = $2 FROM supporter s
WHERE d.id = $1::uuid AND s.id = d.supporter_id AND s.email_canonical = $3 AND d.state = 'sent'`;

/**
 * What follows from one report, within the caller's transaction: a mailbox that does not exist and whoever complains are never mailed
 * again, nor is one whose mail came back three times in a row. A report that was told before, and one about somebody who was never
 * mailed from here, change nothing.
 */
export async function heedReport(
  client: PoolClient,
  report: MailReport,
  { now }: { now: Date },
): Promise<Heeded> {
  const canonical = canonicalEmail(report.email);
  if (!canonical || !(await client.query(KNOW, [canonical])).rowCount) return "unknown recipient";
  if (report.what === "delivered") {
    await client.query("DELETE FROM soft_bounces WHERE email_canonical = $1", [canonical]);
    return "heeded";
  }
  if (!(await client.query(TAKE, [report.key, now])).rowCount) return "known";
  const detail = report.detail.slice(0, 500);
  await noteOnMail(client, { ...report, detail }, canonical);
  const reason = await reasonToStop(client, report, { canonical, now });
  if (reason) await suppress(client, { canonical, reason, detail, reportKey: report.key });
  return "heeded";
}

async function reasonToStop(
  client: PoolClient,
  { what }: MailReport,
  { canonical, now }: { canonical: string; now: Date },
) {
  if (what === "hard") return "hard_bounce";
  if (what === "complaint") return "complaint";
  const { rows } = await client.query<{ inARow: number }>(COUNT, [canonical, now]);
  return rows[0]!.inARow >= SOFT_IN_A_ROW ? "soft_bounces" : null;
}

// The Message-ID that the outbox writes begins with the mail's own id.
const OUR_ID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;

async function noteOnMail(client: PoolClient, { messageId, what, detail }: MailReport, canonical: string) {
  const id = OUR_ID.exec(messageId ?? "")?.[1];
  if (!id) return;
  const note = `${what === "complaint" ? "complaint" : "came back"}: ${detail}`;
  await client.query(NOTE, [id, note, canonical]);
  // A server's words may hold the address; a delivery leaves that to its supporter.
  await client.query(NOTE_DELIVERY, [id, note.replace(/[^\s<>"]+@[^\s<>"]+/g, "…"), canonical]);
}
