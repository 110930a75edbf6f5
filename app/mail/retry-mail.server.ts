import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { DELIVER_MAIL } from "./outbox.server.ts";
import { MAY_RETRY } from "./outbox-queries.server.ts";

/** Most mails that are tried again at once. */
const MOST = 10_000;

/**
 * Queues failed mails again, one or all of them. Those that may have arrived, and those to an address that does not
 * exist, stay as they are. Returns how many were queued.
 */
export async function retryMails(id: string | "all", { actor, now }: Deed): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const retried = await tx.$executeRawUnsafe(
      `UPDATE outgoing_mail SET status = 'queued', run_at = $1
       WHERE id IN (
         SELECT id FROM outgoing_mail WHERE ${MAY_RETRY} AND ($2::uuid IS NULL OR id = $2)
         ORDER BY id LIMIT ${MOST} FOR UPDATE SKIP LOCKED)`,
      now,
      id === "all" ? null : id,
    );
    if (retried === 0) return 0;
    await enqueue(tx, DELIVER_MAIL, {}, { jobKey: DELIVER_MAIL });
    await recordAudit(tx, {
      actor,
      what: id === "all" ? "mail.all-retried" : "mail.retried",
      subject: { kind: "mail", id: id === "all" ? "all" : id },
      after: { mails: retried },
      now,
    });
    return retried;
  });
}
