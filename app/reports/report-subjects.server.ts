import { nameOf } from "#app/campaigns/campaign-name.ts";
import type { Language } from "#app/i18n/language.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

export type ReportSubject = {
  /** `isPublic`: it has a page that anybody can open. */
  campaign: { id: string; name: string; slug: string; isPublic: boolean };
  petitions: { id: string; title: string; slug: string; isPublic: boolean }[];
};

/** A campaign and its petitions by name, for a report on it; null for an id that nothing has. */
export async function reportSubject(campaignId: string, language: Language): Promise<ReportSubject | null> {
  const campaign = await prisma.campaign.findUnique({
    where: { id: campaignId },
    select: {
      slug: true,
      status: true,
      translations: { select: { language: true, name: true } },
      petitions: {
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          id: true,
          slug: true,
          status: true,
          translations: { select: { language: true, title: true } },
        },
      },
    },
  });
  if (!campaign) return null;
  const { slug, translations, petitions } = campaign;
  const isPublic = campaign.status !== "draft";
  const name = plainHeadline(nameOf({ slug, translations }, language));
  return {
    campaign: { id: campaignId, slug, name, isPublic },
    petitions: petitions.map((petition) => ({
      id: petition.id,
      slug: petition.slug,
      title: petitionName(petition, language),
      isPublic: isPublic && petition.status !== "draft",
    })),
  };
}

/** Ids of the petitions of these campaigns; null: of all. */
export async function petitionIdsOf(campaigns: readonly string[] | null): Promise<string[]> {
  const rows = await prisma.petition.findMany({
    where: campaigns ? { campaignId: { in: [...campaigns] } } : {},
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
