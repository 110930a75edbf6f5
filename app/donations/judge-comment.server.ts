import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";

/** What may become of a giver's comment; its words are never changed. */
export const giftCommentVerdicts = ["approved", "rejected"] as const;
export type GiftCommentVerdict = (typeof giftCommentVerdicts)[number];

/** Lets a giver's comment be shown beside their name, or keeps it off the page. False: there is none to be shown, or it was so already. */
export function judgeGiftComment(
  id: string,
  verdict: GiftCommentVerdict,
  { actor, now }: Deed,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.donation.updateMany({
      where: { id, comment: { not: null }, isPublic: true, commentStatus: { not: verdict } },
      data: { commentStatus: verdict },
    });
    if (count === 0) return false;
    const { page, givenName } = await tx.donation.findUniqueOrThrow({
      where: { id },
      include: { page: true },
    });
    await recordAudit(tx, {
      ...{ actor, what: `donation.comment-${verdict}`, campaignId: page.campaignId, now },
      subject: { kind: "donation", id, name: givenName },
    });
    return true;
  });
}
