import { recordAudit } from "#app/audit/record-audit.server.ts";
import { emptyText } from "#app/campaigns/campaign-content.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { defaultFields } from "./form-fields.ts";
import { freePetitionSlug } from "./petition-slugs.server.ts";

type NewPetition = { campaignId: string; title: string; language: Language };

/** A box for mail, which most petitions have: whoever wants none empties it. */
const asksForMail = (language: Language) => translator(language, "petitions")("emailOptInDefault");

const noWords = { target: "", summary: "", letter: emptyText, shareText: "", thanks: "" };

/**
 * Begins a petition of a campaign: a draft with a title, under an address made of it, with the form most petitions
 * have. Null when there is no such campaign.
 */
export function createPetition(
  { campaignId, title, language }: NewPetition,
  { actor, now }: Deed,
): Promise<{ id: string } | null> {
  return prisma.$transaction(async (tx) => {
    if (!(await tx.campaign.findUnique({ where: { id: campaignId }, select: { id: true } }))) return null;
    const slug = await freePetitionSlug(tx, plainHeadline(title));
    const { id } = await tx.petition.create({
      data: {
        campaignId,
        slug,
        position: await nextPosition(tx, campaignId),
        status: "draft",
        fields: defaultFields,
        representatives: true,
        translations: { create: { language, title, ...noWords, emailOptIn: asksForMail(language) } },
      },
    });
    await recordAudit(tx, {
      actor,
      what: "petition.created",
      subject: { kind: "petition", id, name: plainHeadline(title) },
      campaignId,
      after: { title, slug },
      now,
    });
    return { id };
  });
}

/** Behind the last one. */
export async function nextPosition(tx: Tx, campaignId: string): Promise<number> {
  const last = await tx.petition.findFirst({ where: { campaignId }, orderBy: { position: "desc" } });
  return last ? last.position + 1 : 0;
}
