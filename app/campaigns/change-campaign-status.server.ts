import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "../platform/db.server.ts";
import { missingForPublication } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";
import { type CampaignStatus, mayBecome } from "./campaign-status.ts";

export type StatusOutcome =
  | { outcome: "changed"; from: CampaignStatus; name: string }
  | { outcome: "unchanged" }
  | { outcome: "illegal"; from: CampaignStatus }
  /** It cannot be shown yet: in no language are its name, headline and ask all written. */
  | { outcome: "incomplete"; from: CampaignStatus }
  | { outcome: "not-found" };

/** Which campaign, by id or by slug. */
export type Which = { id: string } | { slug: string };

type Acting = { actor: AuditActor; now: Date };

/**
 * Moves a campaign to another status, if campaign-status.ts allows that step.
 *
 * Shapes: `now` a UTC instant. `publishedAt` is set by the first `live`; `closedAt` by leaving `live`,
 * and cleared by coming back, since late confirmations are counted from it. A campaign is taken back to a draft
 * only while nobody has signed. Out of the archive it goes to any state; `archivedFrom` says where it was.
 * Errors: outcomes cover all that an organizer can cause. Of two who change it at once, one wins and the
 * other's step is judged again from there.
 */
export function changeCampaignStatus(
  which: Which,
  status: CampaignStatus,
  acting: Acting,
): Promise<StatusOutcome> {
  return prisma.$transaction((tx) => changeStatusIn(tx, which, status, acting));
}

/** The same as part of a larger change. */
export async function changeStatusIn(
  tx: Tx,
  which: Which,
  status: CampaignStatus,
  { actor, now }: Acting,
): Promise<StatusOutcome> {
  const campaign = await lockCampaign(tx, which);
  if (!campaign) return { outcome: "not-found" };
  const { id, status: from } = campaign;
  if (from === status) return { outcome: "unchanged" };
  if (!mayBecome(from, status)) return { outcome: "illegal", from };
  if (status === "draft" && (campaign.publishedAt ? await hasSigners(tx, id) : false)) {
    return { outcome: "illegal", from };
  }
  if (status === "live" && missingForPublication(campaign.translations))
    return { outcome: "incomplete", from };
  await tx.campaign.update({
    where: { id },
    data: {
      status,
      publishAt: null,
      archivedFrom: status === "archived" ? from : null,
      ...(status === "live" && { publishedAt: campaign.publishedAt ?? now, closedAt: null }),
      ...(status === "draft" && { publishedAt: null, closedAt: null }),
      ...(from === "live" && status !== "draft" && { closedAt: now }),
    },
  });
  const name = nameOf(campaign);
  await recordAudit(tx, {
    actor,
    what: `campaign.${deeds[status]}`,
    subject: { kind: "campaign", id, name },
    campaignId: id,
    before: { status: from },
    after: { status },
    now,
  });
  return { outcome: "changed", from, name };
}

const deeds: Record<CampaignStatus, string> = {
  draft: "unpublished",
  live: "published",
  paused: "paused",
  won: "won",
  lost: "lost",
  archived: "archived",
};

async function lockCampaign(tx: Tx, which: Which) {
  const found = await tx.campaign.findUnique({
    where: "id" in which ? { id: which.id } : { slug: which.slug },
    select: { id: true },
  });
  if (!found) return null;
  await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${found.id}::uuid FOR UPDATE`;
  return tx.campaign.findUnique({ where: { id: found.id }, include: { translations: true } });
}

async function hasSigners(tx: Tx, campaignId: string): Promise<boolean> {
  return (
    (await tx.signature.findFirst({ where: { petition: { campaignId } }, select: { id: true } })) !== null
  );
}
