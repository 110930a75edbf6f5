import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

/** Whoever is at a run says so every few seconds: after this long nobody is. */
const LEFT_AFTER_MS = 5 * 60_000;

export type CancelOutcome =
  /** It will not begin, or its worker stops at the next step; what is done stays done. */
  { outcome: "cancelled" } | { outcome: "over" } | { outcome: "not-found" };

/** Stops a run that waits or is under way. */
export async function cancelRun(
  id: string,
  { actor, now }: { actor: AuditActor; now: Date },
): Promise<CancelOutcome> {
  if (!isUuid(id)) return { outcome: "not-found" };
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM job_run WHERE id = ${id}::uuid FOR UPDATE`;
    const run = await tx.jobRun.findUnique({ where: { id } });
    if (!run) return { outcome: "not-found" };
    if (run.endedAt) return { outcome: "over" };
    // One that has begun ends by its worker's hand, which knows what was done, unless that hand is gone.
    const left = run.touchedAt !== null && now.getTime() - run.touchedAt.getTime() > LEFT_AFTER_MS;
    const unheld = run.startedAt === null || left;
    if (run.cancelRequestedAt && !unheld) return { outcome: "cancelled" };
    await tx.jobRun.update({
      where: { id },
      data: {
        cancelRequestedAt: now,
        ...(unheld && { state: "cancelled" as const, claim: null, endedAt: now }),
      },
    });
    const subject = { kind: "run", id, name: run.kind };
    await recordAudit(tx, { actor, what: "run.cancelled", subject, campaignId: run.campaignId, now });
    return { outcome: "cancelled" };
  });
}
