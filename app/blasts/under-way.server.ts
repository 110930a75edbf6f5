import { recordAudit } from "#app/audit/record-audit.server.ts";
import { pool, prisma } from "#app/platform/db.server.ts";
import { lanes } from "./lanes.ts";
import type { Trouble } from "./trouble.ts";
import { withBlast } from "./with-blast.server.ts";

/** The clock does what somebody told it to. */
export const clock = { id: null, name: "Schedule", from: null };

/** Ids of the blasts that are being sent, the longest first. */
export async function blastsUnderWay(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: "blasts-under-way",
    text: "SELECT id FROM blast WHERE state = 'sending' ORDER BY frozen_at, id",
  });
  return rows.map(({ id }) => id);
}

/** When the next mail of these blasts may be tried; null: none waits. */
export async function nextDueAt(blastIds: string[]): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT min(next.due_at) AS at FROM unnest($1::uuid[]) AS b(id), unnest($2::text[]) AS l(lane)
     CROSS JOIN LATERAL (
       SELECT d.due_at FROM blast_delivery d WHERE d.blast_id = b.id AND d.lane = l.lane AND d.state = 'queued'
       ORDER BY d.due_at, d.id LIMIT 1) next
     WHERE isfinite(next.due_at)`,
    [blastIds, lanes],
  );
  return rows[0]?.at ?? null;
}

const ENDED = `
  UPDATE blast b SET state = 'sent', finished_at = $1, updated_at = $1
  WHERE b.state = 'sending' AND NOT EXISTS (
    SELECT FROM blast_tally t WHERE t.blast_id = b.id AND t.state IN ('queued', 'sending') AND t.count > 0)
  RETURNING b.id, b.name, b.campaign_id AS "campaignId"`;

/** Closes the blasts all of whose mails have come to an end. */
export async function finishEnded({ now }: { now: Date }): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const ended = await tx.$queryRawUnsafe<{ id: string; name: string; campaignId: string }[]>(ENDED, now);
    for (const { id, name, campaignId } of ended) {
      const subject = { kind: "blast", id, name };
      await recordAudit(tx, { actor: clock, what: "blast.finished", subject, campaignId, now });
    }
  });
}

/** Stops a blast that meets too much trouble, and says why. */
export async function stopForTrouble(
  id: string,
  { trouble, note, now }: { trouble: Trouble; note: string; now: Date },
): Promise<void> {
  const found = await prisma.blast.findUnique({ where: { id }, select: { campaignId: true } });
  if (!found) return;
  await withBlast({ id, ...found }, { actor: clock, now }, async (tx, blast, record) => {
    if (blast.state !== "sending") return;
    const pausedNote = note.slice(0, 500);
    const data = { state: "paused" as const, pausedFor: trouble, pausedNote, updatedAt: now };
    await tx.blast.update({ where: { id }, data });
    await record({ what: "blast.stopped", after: { for: trouble } });
  });
}

const AT_ONCE = 5_000;

/** Closes what waited to be sent in blasts that were cancelled. */
export async function closeCancelled(signal?: AbortSignal): Promise<void> {
  for (;;) {
    if (signal?.aborted) return;
    const { rowCount } = await pool.query(
      `UPDATE blast_delivery d SET state = 'skipped', note = 'cancelled'
       WHERE d.id IN (
         SELECT w.id FROM blast_tally t JOIN blast b ON b.id = t.blast_id AND b.state = 'cancelled'
         JOIN blast_delivery w ON w.blast_id = b.id AND w.state = 'queued'
         WHERE t.state = 'queued' AND t.count > 0 LIMIT ${AT_ONCE})`,
    );
    if (!rowCount) return;
  }
}
