import type { PoolClient } from "pg";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { DeliveryReport } from "./read-delivery-report.server.ts";

export type RecognisedMail = { id: string; email: string };

/** A report that names only its recipient is believed of a mail that went there within so many days. */
const RECENT_DAYS = 7;

const BY_ID = `SELECT id, to_email AS email FROM any_mail WHERE id = $1::uuid AND status IN ('sent', 'failed') AND to_email <> ''`;

const BY_RECIPIENT = `
SELECT id, to_email AS email FROM any_mail
WHERE to_canonical = ANY($1::text[]) AND status = 'sent' AND sent_at > $2::timestamptz - make_interval(days => ${RECENT_DAYS})
ORDER BY sent_at DESC LIMIT 1`;

// The Message-ID that the outbox writes begins with the mail's own id.
const OUR_ID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i;

/**
 * The mail of ours that a report is about: by the address it came back to, else by the Message-ID it gives back, else by
 * its recipient. The last can be written by anybody who knows an address, so it counts only where mails have no return
 * path of their own: where they have, a true report came to it. Null for a report about somebody else's mail.
 */
export async function recogniseMail(
  client: PoolClient,
  { mailId, messageId, recipients }: DeliveryReport,
  { now }: { now: Date },
): Promise<RecognisedMail | null> {
  const ids = [mailId, OUR_ID.exec(messageId ?? "")?.[1]].filter((id) => id != null);
  for (const id of ids) {
    const { rows } = await client.query<RecognisedMail>(BY_ID, [id]);
    if (rows[0]) return rows[0];
  }
  if (getSettings().EMAIL_RETURN_PATH) return null;
  const canonicals = recipients.map(canonicalEmail).filter((each) => each !== null);
  if (canonicals.length === 0) return null;
  return (await client.query<RecognisedMail>(BY_RECIPIENT, [canonicals, now])).rows[0] ?? null;
}
