import { recordAudit } from "#app/audit/record-audit.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { emptyText } from "./campaign-content.ts";
import { freeSlug } from "./campaign-slugs.server.ts";

export type NewCampaign = {
  name: string;
  /** The language of the name; the other one is translated later. */
  language: Language;
};

/** Begins a campaign: a draft with a name, in the house's own inks, under an address made of the name. */
export function createCampaign(
  { name, language }: NewCampaign,
  { actor, now }: Deed,
): Promise<{ id: string }> {
  return prisma.$transaction(async (tx) => {
    const house = await tx.organisation.findUnique({ where: { id: 1 } });
    const { paper, ink1, ink2, pull3, motif } = house ?? { ...testedThemes.trust, motif: "sun" };
    const slug = await freeSlug(tx, name);
    const words = { name, headline: "", ask: "", storyTitle: "", story: emptyText, artAlt: "" };
    const { id } = await tx.campaign.create({
      data: { slug, paper, ink1, ink2, pull3, motif, translations: { create: { language, ...words } } },
    });
    await recordAudit(tx, {
      actor,
      what: "campaign.created",
      subject: { kind: "campaign", id, name },
      campaignId: id,
      after: { name, slug },
      now,
    });
    return { id };
  });
}
