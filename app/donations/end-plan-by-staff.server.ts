import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { END_PLAN } from "./end-plan.server.ts";

/** "over": it has ended, or never ran; "none": there is no such plan, or it is not theirs. */
export type EndOutcome = "ends" | "over" | "none";

/** Ends a monthly gift because its giver asked staff to: the job that ends it at Stripe and the line in the trail are one deed. */
export function endPlanByStaff(planId: string, { actor, now }: Deed): Promise<EndOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM plan WHERE id = ${planId}::uuid FOR UPDATE`;
    const plan = await tx.plan.findUnique({ where: { id: planId }, include: { page: true } });
    if (!plan || !can(actor, "donations.record", plan.page.campaignId)) return "none";
    if (!plan.subscriptionId || plan.status === "cancelled") return "over";
    await enqueue(tx, END_PLAN, { planId }, { jobKey: `${END_PLAN} ${planId}` });
    const { amountMinor, currency } = plan;
    await recordAudit(tx, {
      ...{ actor, what: "plan.ended", campaignId: plan.page.campaignId, now },
      subject: { kind: "plan", id: planId },
      after: { amountMinor, currency },
    });
    return "ends";
  });
}
