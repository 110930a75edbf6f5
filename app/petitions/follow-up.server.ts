import type { PoolClient } from "pg";
import type { Language } from "#app/i18n/language.ts";
import { type MailRequest, queueMails } from "#app/mail/outbox.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { settleByZip } from "#app/supporters/homes-by-zip.server.ts";
import { noteActions } from "#app/supporters/note-action.server.ts";

type Signature = {
  id: string;
  /** False: its signer had signed before, and has now signed again. */
  fresh: boolean;
  confirmation: "email" | "none";
  language: Language;
  supporter_id: string;
  email: string;
  signed_at: Date;
  /** Whom it belongs to, when it was signed with an address that went into theirs. */
  merged_id: string | null;
};

const dayMilliseconds = 86_400_000;
const reminderDays = [1, 3, 7];

/** Batches taken at a time: a second's worth of a storm. */
const most = 200;

// A row that is found under the attempt's own id is new, or was committed by the very statement whose answer got
// lost: either way nobody signed again. It may belong to somebody else by now, since people are merged and parted.
const TAKE = `
WITH taken AS (
  DELETE FROM signature_follow_up WHERE id IN (
    SELECT id FROM signature_follow_up ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
  ) RETURNING attempt_ids, petition_ids, supporter_ids
),
attempt AS (
  SELECT a.* FROM taken, unnest(attempt_ids, petition_ids, supporter_ids) AS a(id, petition_id, supporter_id)
)
SELECT s.id, s.id = a.id AS fresh, p.confirmation, s.language, s.supporter_id, coalesce(w.email, k.email) AS email, s.signed_at,
  CASE WHEN s.signed_as_id IS NOT NULL THEN s.supporter_id END AS merged_id,
  (SELECT count(*)::int FROM taken) AS taken
FROM attempt a
LEFT JOIN signature own ON own.id = a.id
LEFT JOIN LATERAL (
  SELECT g.id FROM supporter o
  JOIN signature g ON g.supporter_id = coalesce(o.merged_into_id, o.id) AND g.petition_id = a.petition_id
  WHERE own.id IS NULL AND o.id = a.supporter_id
) earlier ON true
JOIN signature s ON s.id = coalesce(own.id, earlier.id)
JOIN petition p ON p.id = s.petition_id
JOIN supporter k ON k.id = s.supporter_id AND k.erased_at IS NULL
LEFT JOIN supporter w ON w.id = s.signed_as_id
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

function mailsFor(signature: Signature, now: Date): MailRequest[] {
  const mails = signature.fresh ? mailsForNew(signature) : [mailForRepeat(signature, now)];
  const { id, language, email } = signature;
  return mails.map((mail) => ({ ...mail, language, toEmail: email, subjectId: id }));
}

/** Takes some batches and queues their mails, on one transaction. Returns how many batches there were at least, and who signed. */
async function takeSome(client: PoolClient, now: Date): Promise<{ taken: number; signers: string[] }> {
  const { rows } = await client.query<Signature & { taken: number }>({
    name: "take-follow-ups",
    text: TAKE,
    values: [most],
  });
  await queueMails(
    client,
    rows.flatMap((signature) => mailsFor(signature, now)),
  );
  // The statement that signs touches the row of the address alone.
  const merged = rows.filter(({ fresh, merged_id }) => fresh && merged_id !== null);
  await noteActions(
    client,
    merged.map(({ merged_id, signed_at }) => ({ supporterId: merged_id!, at: signed_at })),
  );
  return { taken: rows[0]?.taken ?? 0, signers: [...new Set(rows.map((row) => row.supporter_id))] };
}

/**
 * Queues the mails that the latest signatures ask for, then stores where their ZIP codes say that the signers live. Signatures held for review get the same ones as all others,
 * so that whoever was caught cannot tell. That a signature gets five mails at most is seen to when they are written.
 *
 * What is taken and what is queued for it is one commit; several workers share the work. Throws what the database
 * throws, and then all of it waits for the next time.
 */
export async function followUp({ now }: { now: Date }): Promise<void> {
  const client = await pool.connect();
  try {
    let some: Awaited<ReturnType<typeof takeSome>>;
    do {
      await client.query("BEGIN");
      some = await takeSome(client, now);
      await client.query("COMMIT");
      // No mail waits for this; whom a lost connection leaves out, the job `homes.settle` finds.
      await settleByZip(some.signers, { now });
    } while (some.taken === most);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
