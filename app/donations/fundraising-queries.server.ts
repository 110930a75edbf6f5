import type { PublicStatus } from "#app/campaigns/campaign.ts";
import { findCampaign, type Preview } from "#app/campaigns/campaign-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { PetitionStatus } from "#app/platform/prisma/enums.ts";
import { remember } from "#app/platform/remember.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import type { FundraisingPage, FundraisingState } from "./fundraising-page.ts";
import { parseOffers } from "./offers.ts";

async function load(
  slug: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<FundraisingPage | null> {
  const row = await prisma.fundraisingPage.findUnique({
    where: { slug },
    include: { translations: true, campaign: { select: { slug: true } } },
  });
  if (!row || (row.status === "draft" && row.campaignId !== previewOf)) return null;
  const campaign = await findCampaign(row.campaign.slug, language, { previewOf });
  const words = translationIn(row.translations.filter(canBeShown), language);
  if (!campaign || !words) return null;
  const { title, summary, appeal, designations, shareText, thanks, emailOptIn } = words;
  return {
    ...{ id: row.id, slug, state: stateOf(campaign.status, row.status), language: words.language },
    ...{ title, summary, appeal, designations, shareText, thanks },
    offers: parseOffers(row.offers),
    interval: row.monthly ? row.interval : "once",
    ...{ monthly: row.monthly, asksEmployer: row.asksEmployer, goalMinor: row.goalMinor },
    ...{ dedications: row.dedications, showsGivers: row.showsGivers },
    consents: emailOptIn
      ? [
          {
            purpose: "email",
            text: emailOptIn,
            wordingId: await wordingFor("email", words.language, emailOptIn),
          },
        ]
      : [],
    campaign,
  };
}

/** Whether a language of a page can be shown. One that cannot stands back for the other. */
const canBeShown = ({ title }: { title: string }) => title.trim() !== "";

function stateOf(campaign: PublicStatus, own: PetitionStatus): FundraisingState {
  if (campaign !== "live") return campaign;
  return own === "closed" ? "closed" : "open";
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const isSlug = (text: string) => text.length <= 80 && slugForm.test(text);

const kept = remember<FundraisingPage | null>(500, (key) => {
  const [language, slug] = key.split(" ");
  return load(slug!, language as Language);
});

/**
 * A fundraising page of a published campaign, kept in memory for a moment; null for drafts and for what does not exist.
 * Whether it still takes gifts is asked again by the statement that begins one.
 */
export async function findFundraising(slug: string, language: Language): Promise<FundraisingPage | null> {
  return isSlug(slug) ? kept.get(`${language} ${slug}`) : null;
}

/** The same, drafts of one campaign too, as they are now: for staff who look before it is published. */
export async function previewFundraising(
  slug: string,
  language: Language,
  campaignId: string,
): Promise<FundraisingPage | null> {
  return isSlug(slug) ? load(slug, language, { previewOf: campaignId }) : null;
}

export type FundraisingCard = {
  slug: string;
  title: string;
  summary: string;
  language: Language;
  /** Takes gifts while its campaign is live. */
  isOpen: boolean;
};

/** The fundraising pages of a campaign in the organizer's order; drafts only where they are previewed. */
export async function fundraisingOf(
  campaignId: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<FundraisingCard[]> {
  const rows = await prisma.fundraisingPage.findMany({
    where: { campaignId, ...(campaignId !== previewOf && { status: { not: "draft" } }) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { translations: true },
  });
  return rows.flatMap(({ slug, status, translations }) => {
    const words = translationIn(translations.filter(canBeShown), language);
    if (!words) return [];
    const { title, summary } = words;
    return [{ slug, title, summary, language: words.language, isOpen: status === "open" }];
  });
}

/** Pages of published campaigns, for the sitemap. */
export async function fundraisingAddresses(): Promise<{ path: string; updatedAt: string }[]> {
  const rows = await prisma.fundraisingPage.findMany({
    where: { status: { not: "draft" }, campaign: { publishedAt: { not: null }, status: { not: "draft" } } },
    orderBy: { id: "asc" },
    select: { slug: true, updatedAt: true },
  });
  return rows.map(({ slug, updatedAt }) => ({ path: `/donate/${slug}`, updatedAt: updatedAt.toISOString() }));
}
