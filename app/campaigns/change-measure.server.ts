import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { nameOf } from "./campaign-name.ts";

export type MeasureOutcome =
  | { outcome: "changed"; before: string | null }
  | { outcome: "unchanged" }
  | { outcome: "unknown" }
  | { outcome: "not-found" };

/** Says which measure a campaign is about; null: none. Its road and its positions are shown with it. */
export function changeMeasure(
  id: string,
  measureId: string | null,
  { actor, now }: Deed,
): Promise<MeasureOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid FOR UPDATE`;
    const campaign = await tx.campaign.findUnique({
      where: { id },
      include: { translations: true, measure: true },
    });
    if (!campaign) return { outcome: "not-found" };
    if (campaign.measureId === measureId) return { outcome: "unchanged" };
    const measure = measureId ? await tx.measure.findUnique({ where: { id: measureId } }) : null;
    if (measureId && !measure) return { outcome: "unknown" };
    await tx.campaign.update({ where: { id }, data: { measureId } });
    await recordAudit(tx, {
      actor,
      what: "campaign.measure-changed",
      subject: { kind: "campaign", id, name: nameOf(campaign) },
      campaignId: id,
      before: { measure: campaign.measure?.identifier ?? null },
      after: { measure: measure?.identifier ?? null },
      now,
    });
    return { outcome: "changed", before: campaign.measureId };
  });
}
