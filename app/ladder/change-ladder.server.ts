import { recordAudit } from "#app/audit/record-audit.server.ts";
import { nameOf } from "#app/campaigns/campaign-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import type { Deed } from "#app/staff/actor.ts";
import { ladderOf, type Rung } from "./rungs.ts";

/** What a campaign asks for next, in its order; null for ids that nothing has. */
export async function ladderOfCampaign(campaignId: string | undefined): Promise<readonly Rung[] | null> {
  if (!isUuid(campaignId)) return null;
  const campaign = await prisma.campaign.findUnique({ where: { id: campaignId }, select: { ladder: true } });
  return campaign && ladderOf(campaign.ladder);
}

/** Puts what a campaign asks for next in another order. `before`: what it was. Null: there is no such campaign. */
export function changeLadder(
  campaignId: string,
  ladder: readonly Rung[],
  { actor, now }: Deed,
): Promise<{ outcome: "changed" | "unchanged"; before: readonly Rung[] } | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${campaignId}::uuid FOR UPDATE`;
    const campaign = await tx.campaign.findUnique({
      where: { id: campaignId },
      include: { translations: true },
    });
    if (!campaign) return null;
    const before = ladderOf(campaign.ladder);
    if (before.join() === ladder.join()) return { outcome: "unchanged" as const, before };
    await tx.campaign.update({ where: { id: campaignId }, data: { ladder: [...ladder] } });
    await recordAudit(tx, {
      actor,
      what: "campaign.ladder-changed",
      subject: { kind: "campaign", id: campaignId, name: nameOf(campaign) },
      campaignId,
      before: { ladder: before.join(", ") },
      after: { ladder: ladder.join(", ") },
      now,
    });
    return { outcome: "changed" as const, before };
  });
}
