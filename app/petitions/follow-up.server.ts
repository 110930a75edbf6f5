import { z } from "zod";
import type { Language } from "#app/i18n/language.ts";
import { type MailRequest, queueMails } from "#app/mail/outbox.server.ts";
import { pool } from "#app/platform/db.server.ts";

/** Ids of new signatures; of repeated ones petition, person, and the id that the repeat would have had. */
const FollowUp = z.object({
  signed: z.array(z.uuid()),
  again: z.array(z.tuple([z.uuid(), z.uuid(), z.uuid()])),
});

type Signature = {
  id: string;
  confirmation: "email" | "none";
  language: Language;
  email: string;
  signed_at: Date;
};

const dayMilliseconds = 86_400_000;
const reminderDays = [1, 3, 7];

const READ = `SELECT s.id, p.confirmation, s.language, k.email, s.signed_at`;
const FROM = `JOIN petition p ON p.id = s.petition_id
  JOIN supporter k ON k.id = s.supporter_id AND k.erased_at IS NULL`;

const NEW = `${READ} FROM signature s ${FROM} WHERE s.id = ANY($1::uuid[]) ORDER BY s.id`;

// A row that finds itself was committed by the very statement whose answer got lost: nobody signed again.
const AGAIN = `${READ} FROM (
    SELECT DISTINCT t.petition_id, t.supporter_id
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS t(petition_id, supporter_id, attempt_id)
    WHERE NOT EXISTS (SELECT FROM signature own WHERE own.id = t.attempt_id)
  ) t
  JOIN signature s ON s.petition_id = t.petition_id AND s.supporter_id = t.supporter_id ${FROM}
  ORDER BY s.id`;

type Mail = Pick<MailRequest, "kind" | "dedupeKey" | "runAt">;

/** What a new signer is sent, and when. Reminders are dropped while composing once there is no need. */
function mailsForNew({ id, confirmation, signed_at: at }: Signature): Mail[] {
  if (confirmation === "none")
    return [{ kind: "signature.thank-you", dedupeKey: `signature.thank-you:${id}`, runAt: at }];
  const reminders = reminderDays.map((days) => ({
    kind: "signature.reminder",
    dedupeKey: `signature.reminder:${id}:${days}`,
    runAt: new Date(at.getTime() + days * dayMilliseconds),
  }));
  return [
    { kind: "signature.confirmation", dedupeKey: `signature.confirmation:${id}`, runAt: at },
    ...reminders,
  ];
}

/** What somebody is sent who signs again: at most one mail a day, counted from the signature. */
function mailForRepeat({ id, signed_at: at }: Signature, now: Date): Mail {
  const day = Math.max(0, Math.floor((now.getTime() - at.getTime()) / dayMilliseconds));
  return { kind: "signature.already-signed", dedupeKey: `signature.again:${id}:${day}`, runAt: now };
}

const addressed = ({ id, language, email }: Signature, mail: Mail): MailRequest => ({
  ...mail,
  language,
  toEmail: email,
  subjectId: id,
});

async function findRepeats(again: [string, string, string][]): Promise<Signature[]> {
  if (again.length === 0) return [];
  const column = (index: 0 | 1 | 2) => again.map((row) => row[index]);
  return (await pool.query<Signature>(AGAIN, [column(0), column(1), column(2)])).rows;
}

/**
 * Job `signature.follow-up`: queues the mails that a batch of signatures asks for. Signatures held for
 * review get the same ones as all others, so that whoever was caught cannot tell. That a signature gets
 * five mails at most is seen to when they are written.
 *
 * Idempotent: every mail has a key of its own.
 */
export async function followUp(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { signed, again } = FollowUp.parse(payload);
  const fresh = (await pool.query<Signature>(NEW, [signed])).rows;
  const repeats = await findRepeats(again);
  await queueMails(pool, [
    ...fresh.flatMap((signature) => mailsForNew(signature).map((mail) => addressed(signature, mail))),
    ...repeats.map((signature) => addressed(signature, mailForRepeat(signature, now))),
  ]);
}
