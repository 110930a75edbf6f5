import type { PoolClient } from "pg";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { type Heeded, heedReport } from "./heed-report.server.ts";
import type { DeliveryReport } from "./read-delivery-report.server.ts";
import { recogniseMail } from "./recognise-mail.server.ts";

/** No report by then: the mail has arrived. Servers give up after five days at most (RFC 5321, 4.5.4.1). */
const ARRIVED_AFTER_DAYS = 5;

// A mailbox tells of failures alone. Whoever took a mail since the last one that came back has begun anew.
const BEGIN_ANEW = `
DELETE FROM soft_bounces b WHERE b.email_canonical = $1 AND EXISTS (
  SELECT FROM outgoing_mail m WHERE m.to_canonical = b.email_canonical AND m.status = 'sent'
    AND m.sent_at > b.latest_at AND m.sent_at < $2::timestamptz - make_interval(days => ${ARRIVED_AFTER_DAYS})
    AND coalesce(m.note, '') NOT LIKE 'came back:%')`;

/**
 * What follows from a report out of the mailbox, within the caller's transaction. Reports about one mail that say the same are
 * one, however often they come. "unknown recipient": it is about no mail of ours, and nothing follows.
 */
export async function heedMailedReport(
  client: PoolClient,
  report: DeliveryReport,
  { now }: { now: Date },
): Promise<Heeded> {
  const mail = await recogniseMail(client, report, { now });
  if (!mail) return "unknown recipient";
  const { what, detail } = report;
  if (what === "soft") await client.query(BEGIN_ANEW, [canonicalEmail(mail.email), now]);
  const key = `mailbox:${mail.id}:${what}`;
  return heedReport(client, { key, email: mail.email, what, detail, messageId: `<${mail.id}@>` }, { now });
}
