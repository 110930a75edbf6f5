import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { nameOf } from "./campaign-name.ts";

export type MeasureOutcome =
  | { outcome: "changed"; before: CampaignMeasure }
  | { outcome: "unchanged" }
  | { outcome: "unknown" }
  | { outcome: "not-found" };

/** `measureId` null: the campaign is about none. `showsPositions`: whether the public sees where officials stand. */
export type CampaignMeasure = { measureId: string | null; showsPositions: boolean };

/** Says which measure a campaign is about. Its road is shown with it, and its positions if so wished. */
export function changeMeasure(
  id: string,
  { measureId, showsPositions }: CampaignMeasure,
  { actor, now }: Deed,
): Promise<MeasureOutcome> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${id}::uuid FOR UPDATE`;
    const campaign = await tx.campaign.findUnique({
      where: { id },
      include: { translations: true, measure: true },
    });
    if (!campaign) return { outcome: "not-found" };
    const before = { measureId: campaign.measureId, showsPositions: campaign.showsPositions };
    if (before.measureId === measureId && before.showsPositions === showsPositions) {
      return { outcome: "unchanged" };
    }
    const measure = measureId ? await tx.measure.findUnique({ where: { id: measureId } }) : null;
    if (measureId && !measure) return { outcome: "unknown" };
    await tx.campaign.update({ where: { id }, data: { measureId, showsPositions } });
    await recordAudit(tx, {
      actor,
      what: "campaign.measure-changed",
      subject: { kind: "campaign", id, name: nameOf(campaign) },
      campaignId: id,
      before: { measure: campaign.measure?.identifier ?? null, showsPositions: before.showsPositions },
      after: { measure: measure?.identifier ?? null, showsPositions },
      now,
    });
    return { outcome: "changed", before };
  });
}
