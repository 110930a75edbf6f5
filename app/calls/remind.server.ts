import { v7 as newId } from "uuid";
import type { Language } from "#app/i18n/language.ts";
import { instantIn } from "#app/i18n/zoned-time.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";

/** Kind of the mail, and the composer's name. */
export const CALL_REMINDER = "call.reminder";

const DAY = 86_400_000;

/** The day on which whoever asks now is reminded (ISO 8601): the next one on which offices answer, where the organization is. */
export async function reminderDay(now: Date): Promise<string> {
  const next = new Date(`${await organisationDay(now)}T00:00:00Z`);
  do next.setTime(next.getTime() + DAY);
  while (next.getUTCDay() === 0 || next.getUTCDay() === 6);
  return next.toISOString().slice(0, 10);
}

export type RemindOutcome =
  | { outcome: "asked"; runAt: Date }
  /** One reminder a page and person, whoever asks again. */
  | { outcome: "already" }
  | { outcome: "closed" }
  | { outcome: "nobody" };

/**
 * Keeps that a supporter wants to be told to call again, and queues the mail for nine in the morning of `reminderDay`, by the
 * organization's clock. Errors: outcomes; a database failure throws and keeps neither.
 */
export async function remindToCall(
  { pageId, supporterId, language }: { pageId: string; supporterId: string; language: Language },
  { now }: { now: Date },
): Promise<RemindOutcome> {
  const { timeZone } = await getOrganisation("en");
  const runAt = instantIn(`${await reminderDay(now)}T09:00`, timeZone)!;
  return prisma.$transaction(async (tx) => {
    const [page] = await tx.$queryRaw<object[]>`
      SELECT FROM outreach_page p JOIN campaign c ON c.id = p.campaign_id
      WHERE p.id = ${pageId}::uuid AND p.kind = 'calls' AND p.status = 'open' AND c.status = 'live'`;
    if (!page) return { outcome: "closed" };
    const [person] = await tx.$queryRaw<{ id: string; email: string }[]>`
      SELECT k.id, k.email FROM supporter s JOIN supporter k ON k.id = coalesce(s.merged_into_id, s.id)
      WHERE s.id = ${supporterId}::uuid AND k.erased_at IS NULL`;
    if (!person) return { outcome: "nobody" };
    const id = newId({ msecs: now.getTime() });
    const row = { id, pageId, supporterId: person.id, language, askedAt: now };
    const { count } = await tx.callReminder.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return { outcome: "already" };
    await queueMail(tx, {
      kind: CALL_REMINDER,
      language,
      toEmail: person.email,
      subjectId: id,
      dedupeKey: `${CALL_REMINDER}:${pageId}:${person.id}`,
      runAt,
    });
    return { outcome: "asked", runAt };
  });
}

/** Whether a supporter has asked to be reminded of a page. `supporterId` may have been merged into another one. */
export async function hasReminder(pageId: string, supporterId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT FROM call_reminder r JOIN supporter s ON r.supporter_id IN (s.id, s.merged_into_id)
     WHERE s.id = $2 AND r.page_id = $1 LIMIT 1`,
    [pageId, supporterId],
  );
  return rows.length > 0;
}
