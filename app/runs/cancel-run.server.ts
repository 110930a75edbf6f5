import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/is-uuid.ts";

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
    if (run.cancelRequestedAt) return { outcome: "cancelled" };
    // One that has begun ends by its worker's hand, which knows what was done.
    const unbegun = run.startedAt === null;
    await tx.jobRun.update({
      where: { id },
      data: { cancelRequestedAt: now, ...(unbegun && { state: "cancelled", endedAt: now }) },
    });
    const subject = { kind: "run", id, name: run.kind };
    await recordAudit(tx, { actor, what: "run.cancelled", subject, campaignId: run.campaignId, now });
    return { outcome: "cancelled" };
  });
}
