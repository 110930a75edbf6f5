import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { nameOfCopy } from "#app/revisions/name-of-copy.ts";
import type { Deed } from "#app/staff/actor.ts";
import { longest } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";
import { freeSlug } from "./campaign-slugs.server.ts";

/** Copies what rooms above keep of a campaign, as drafts, in the same transaction. */
export type CopyRest = (tx: Tx, campaigns: { from: string; to: string }) => Promise<void>;

/**
 * Copies a campaign: words, look, measure and coalition, and what `rest` copies. The copy is a draft of its own
 * address and name: nothing of it is published, nobody has signed it. Returns what the first is called; null when there
 * is no such campaign.
 */
export function duplicateCampaign(
  id: string,
  rest: readonly CopyRest[],
  { actor, now }: Deed,
): Promise<{ id: string; name: string } | null> {
  return prisma.$transaction(async (tx) => {
    const row = await tx.campaign.findUnique({
      where: { id },
      include: { translations: true, partners: true },
    });
    if (!row) return null;
    const isTaken = async (name: string) =>
      (await tx.campaignTranslation.findFirst({ where: { name }, select: { campaignId: true } })) !== null;
    const translations: typeof row.translations = [];
    for (const words of row.translations) {
      const name = await nameOfCopy(words.name, words.language, { longest: longest.name, isTaken });
      translations.push({ ...words, name });
    }
    const { measureId, showsPositions, paper, ink1, ink2, pull3, motif, ground, pictureId, pictureFit } = row;
    const copy = await tx.campaign.create({
      data: {
        slug: await freeSlug(tx, row.slug),
        ...{ measureId, showsPositions, paper, ink1, ink2, pull3, motif, ground, pictureId, pictureFit },
        translations: {
          create: translations.map(({ campaignId: _, ...words }) => ({
            ...words,
            story: words.story as Prisma.InputJsonObject,
          })),
        },
        partners: {
          create: row.partners.map(({ partnerId, role, position }) => ({ partnerId, role, position })),
        },
      },
    });
    for (const copyMore of rest) await copyMore(tx, { from: id, to: copy.id });
    await recordAudit(tx, {
      actor,
      what: "campaign.duplicated",
      subject: { kind: "campaign", id: copy.id, name: nameOf({ ...row, translations }) },
      campaignId: copy.id,
      after: { copyOf: row.slug, slug: copy.slug },
      now,
    });
    return { id: copy.id, name: nameOf(row) };
  });
}
