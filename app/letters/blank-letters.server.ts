import type { Tx } from "#app/platform/db.server.ts";

/**
 * Takes an erased supporter out of every letter, in the transaction that erases the person: what has not gone never
 * will, and of what has, only that it did is left. What an office answered speaks of them, too.
 */
export async function blankLetters(tx: Tx, supporterId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM letter_answer a USING letter l WHERE l.id = a.letter_id AND l.supporter_id = ${supporterId}::uuid`;
  await tx.$executeRaw`
    UPDATE letter SET address = CASE WHEN way = 'mail' THEN '' END, signed_by = '', place = NULL, subject = '',
      body = '', source = NULL, note = NULL,
      status = CASE WHEN status IN ('waiting', 'queued', 'sending', 'offered', 'said_not_sent') THEN 'cancelled'
        ELSE status END
    WHERE supporter_id = ${supporterId}::uuid`;
}
