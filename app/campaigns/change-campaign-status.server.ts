import { prisma } from "../platform/db.server.ts";
import { type CampaignStatus, mayBecome } from "./campaign-status.ts";

export type StatusOutcome =
  | { outcome: "changed"; from: CampaignStatus }
  | { outcome: "unchanged" }
  | { outcome: "illegal"; from: CampaignStatus }
  | { outcome: "not-found" };

/**
 * Moves a campaign to another status, if campaign-status.ts allows that step.
 *
 * Shapes: `now` a UTC instant. `publishedAt` is set by the first `live`; `closedAt` by leaving `live`,
 * and cleared by coming back, since late confirmations are counted from it.
 * Errors: outcomes cover all that an organizer can cause. Of two who change it at once, one wins and the
 * other's step is judged again from there.
 */
export async function changeCampaignStatus(
  slug: string,
  status: CampaignStatus,
  { now }: { now: Date },
): Promise<StatusOutcome> {
  const campaign = await prisma.campaign.findUnique({ where: { slug } });
  if (!campaign) return { outcome: "not-found" };
  const from = campaign.status;
  if (from === status) return { outcome: "unchanged" };
  if (!mayBecome(from, status)) return { outcome: "illegal", from };

  const { count } = await prisma.campaign.updateMany({
    where: { id: campaign.id, status: from },
    data: {
      status,
      ...(status === "live" && { publishedAt: campaign.publishedAt ?? now, closedAt: null }),
      ...(from === "live" && { closedAt: now }),
    },
  });
  return count === 1 ? { outcome: "changed", from } : changeCampaignStatus(slug, status, { now });
}
