import type { Language } from "#app/i18n/language.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { pool } from "#app/platform/db.server.ts";

export const BOUNCED = "letter.bounced";

type Told = { id: string; language: Language; email: string };

// A letter that came to its end longer ago was told of, or its writer has been erased.
const UNTOLD = `
  SELECT l.id, l.language, k.email FROM letter l JOIN supporter k ON k.id = l.supporter_id
  WHERE l.status = 'bounced' AND l.tried_at > $1::timestamptz - interval '3 days' AND k.erased_at IS NULL
    AND NOT EXISTS (SELECT FROM outgoing_mail m WHERE m.dedupe_key = '${BOUNCED}:' || l.id)
  ORDER BY l.id LIMIT 500`;

/** Writes to those whose letters an office did not take, once each. Returns how many mails were queued. */
export async function tellBounced({ now }: { now: Date }): Promise<number> {
  const { rows } = await pool.query<Told>(UNTOLD, [now]);
  return queueMails(
    pool,
    rows.map(({ id, language, email }) => ({
      kind: BOUNCED,
      language,
      toEmail: email,
      subjectId: id,
      dedupeKey: `${BOUNCED}:${id}`,
      runAt: now,
    })),
  );
}
