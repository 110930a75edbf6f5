import { v7 as newId } from "uuid";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import type { SendAgainOutcome } from "./send-receipt-again.server.ts";
import type { YearOfGiver } from "./statement.server.ts";

/** The job that makes the statements of the past year, each day of January. */
export const STATEMENTS = "giving.statements";
/** Their mail; its `subjectId` is the statement's id. */
export const STATEMENT_MAIL = "giving.statement";

const BATCH = 200;

const WAITING = `
SELECT p.id, p.email, p.language FROM supporter p
WHERE p.erased_at IS NULL AND p.merged_into_id IS NULL AND p.email <> ''
  AND EXISTS (SELECT FROM donation d JOIN receipt r ON r.donation_id = d.id
    WHERE d.supporter_id = p.id AND d.status = 'paid' AND r.year = $1)
  AND NOT EXISTS (SELECT FROM giving_statement s
    WHERE s.year = $1 AND (s.supporter_id = p.id
      OR s.supporter_id IN (SELECT m.id FROM supporter m WHERE m.merged_into_id = p.id)))
ORDER BY p.id LIMIT ${BATCH}`;

type Giver = { id: string; email: string; language: Language };

/**
 * In January, by the organisation's calendar, and where the settings say so: queues to everybody who gave in the past year the
 * mail with the statement of it. The row that keeps it from being sent twice is written with each mail, so that a run that was
 * cut short is gone on with by the next. Returns how many were made.
 */
export async function sendStatements({ now, signal }: { now: Date; signal?: AbortSignal }): Promise<number> {
  const { yearStatements } = await prisma.givingSettings.findUniqueOrThrow({ where: { id: 1 } });
  const [thisYear, month] = (await organisationDay(now)).split("-").map(Number) as [number, number];
  if (!yearStatements || month !== 1) return 0;
  let made = 0;
  while (!signal?.aborted) {
    const { rows } = await pool.query<Giver>(WAITING, [thisYear - 1]);
    for (const giver of rows) if (await makeOnce(giver, thisYear - 1, now)) made += 1;
    if (rows.length < BATCH) break;
  }
  return made;
}

function makeOnce({ id: supporterId, email, language }: Giver, year: number, now: Date): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const id = newId();
    const row = { id, supporterId, year, madeAt: now };
    const { count } = await tx.givingStatement.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return false;
    const mail = { kind: STATEMENT_MAIL, language, toEmail: email, subjectId: id, runAt: now };
    return queueMail(tx, { ...mail, dedupeKey: `${STATEMENT_MAIL}:${id}` });
  });
}

/** How many statements were made, by year, the latest first; and how many of their mails have gone. */
export async function statementCounts(): Promise<{ year: number; made: number; sent: number }[]> {
  const { rows } = await pool.query(
    `SELECT s.year, count(*)::int AS made, count(m.sent_at)::int AS sent
     FROM giving_statement s LEFT JOIN outgoing_mail m ON m.dedupe_key = '${STATEMENT_MAIL}:' || s.id
     GROUP BY s.year ORDER BY s.year DESC`,
  );
  return rows;
}

/**
 * Queues one giver's statement of a year once more, to the address they have now, and writes into the trail who asked for it;
 * of a year of which they were sent none it is the first. `attempt`: a UUID made with the form; pressed twice, it is one mail.
 */
export function sendStatementAgain(
  { supporterId, year, attempt }: YearOfGiver & { attempt: string },
  { actor, now }: Deed,
): Promise<SendAgainOutcome> {
  return prisma.$transaction(async (tx) => {
    const giver = await tx.supporter.findUniqueOrThrow({ where: { id: supporterId } });
    const gave = { supporterId, status: "paid", receipt: { year } } as const;
    if (giver.erasedAt || !giver.email || !(await tx.donation.findFirst({ where: gave })))
      return "nothing-to-send";
    const row = { id: newId(), supporterId, year, madeAt: now };
    await tx.givingStatement.createMany({ data: [row], skipDuplicates: true });
    const key = { supporterId_year: { supporterId, year } };
    const { id } = await tx.givingStatement.findUniqueOrThrow({ where: key });
    const { language, email } = giver;
    const mail = { kind: STATEMENT_MAIL, language, toEmail: email, subjectId: id, runAt: now };
    const dedupeKey = `${STATEMENT_MAIL}:${id}:${attempt}`;
    if (!(await queueMail(tx, { ...mail, dedupeKey }))) return "queued";
    const subject = { kind: "supporter", id: supporterId };
    await recordAudit(tx, { actor, what: "giving.statement-sent", subject, after: { year }, now });
    return "queued";
  });
}
