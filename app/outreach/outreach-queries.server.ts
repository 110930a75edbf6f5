import type { PublicStatus } from "#app/campaigns/campaign.ts";
import { findCampaign, type Preview } from "#app/campaigns/campaign-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { findMeasure } from "#app/measures/measure-queries.server.ts";
import type { Chamber } from "#app/officials/houses.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { OutreachKind, PetitionStatus } from "#app/platform/prisma/enums.ts";
import { remember } from "#app/platform/remember.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import type { OutreachPage, OutreachState } from "./outreach-page.ts";

async function load(
  kind: OutreachKind,
  slug: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<OutreachPage | null> {
  const row = await prisma.outreachPage.findUnique({
    where: { kind_slug: { kind, slug } },
    include: { translations: true, campaign: { select: { slug: true, measureId: true } } },
  });
  if (!row || (row.status === "draft" && row.campaignId !== previewOf)) return null;
  const campaign = await findCampaign(row.campaign.slug, language, { previewOf });
  const words = translationIn(row.translations.filter(canBeShown), language);
  if (!campaign || !words) return null;
  const { measureId } = row.campaign;
  const measure = measureId ? await findMeasure(measureId, words.language) : null;
  return {
    id: row.id,
    kind,
    slug,
    state: stateOf(campaign.status, row.status),
    language: words.language,
    title: words.title,
    summary: words.summary,
    scripts: { thank: words.scriptThank, ask: words.scriptAsk, firm: words.scriptFirm },
    points: words.points,
    subjects: words.subjects,
    shareText: words.shareText,
    thanks: words.thanks,
    consents: words.emailOptIn
      ? [
          {
            purpose: "email",
            text: words.emailOptIn,
            wordingId: await wordingFor("email", words.language, words.emailOptIn),
          },
        ]
      : [],
    hourlyRate: row.hourlyRate,
    showsWall: row.showsWall,
    target: {
      measureId,
      rule: row.rule,
      chambers: row.chambers as Chamber[],
      committeeId: row.committeeId,
      fallback: row.fallback,
      heldStageId: row.heldStageId,
    },
    measure: measure && { identifier: measure.identifier, title: measure.title },
    campaign,
  };
}

/** Whether a language of a page can be shown. One that cannot stands back for the other. */
export const canBeShown = ({ title }: { title: string }) => title.trim() !== "";

function stateOf(campaign: PublicStatus, own: PetitionStatus): OutreachState {
  if (campaign !== "live") return campaign;
  return own === "closed" ? "closed" : "open";
}

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const isSlug = (text: string) => text.length <= 80 && slugForm.test(text);

const kept = remember<OutreachPage | null>(500, (key) => {
  const [kind, language, slug] = key.split(" ");
  return load(kind as OutreachKind, slug!, language as Language);
});

/**
 * A page of calls or letters of a published campaign, kept in memory for a second; null for drafts and for what does not
 * exist. Whether it still takes anything is asked again by the statement that stores it.
 */
export async function findOutreach(
  kind: OutreachKind,
  slug: string,
  language: Language,
): Promise<OutreachPage | null> {
  return isSlug(slug) ? kept.get(`${kind} ${language} ${slug}`) : null;
}

/** The same, drafts of one campaign too, as they are now: for staff who look before it is published. */
export async function previewOutreach(
  kind: OutreachKind,
  slug: string,
  language: Language,
  campaignId: string,
): Promise<OutreachPage | null> {
  return isSlug(slug) ? load(kind, slug, language, { previewOf: campaignId }) : null;
}

/** Makes the next look read the database: for whoever has just changed a page, its campaign or its measure. */
export const forgetOutreach = kept.forget;

export type OutreachCard = {
  kind: OutreachKind;
  slug: string;
  title: string;
  summary: string;
  language: Language;
  /** Takes calls or letters while its campaign is live. */
  isOpen: boolean;
};

/** The pages of a campaign in the organizer's order; drafts only where they are previewed. */
export async function outreachOf(
  campaignId: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<OutreachCard[]> {
  const rows = await prisma.outreachPage.findMany({
    where: { campaignId, ...(campaignId !== previewOf && { status: { not: "draft" } }) },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include: { translations: true },
  });
  return rows.flatMap(({ kind, slug, status, translations }) => {
    const words = translationIn(translations.filter(canBeShown), language);
    if (!words) return [];
    const { title, summary } = words;
    return [{ kind, slug, title, summary, language: words.language, isOpen: status === "open" }];
  });
}

/** Pages of published campaigns, for the sitemap. */
export async function outreachAddresses(): Promise<{ path: string; updatedAt: string }[]> {
  const rows = await prisma.outreachPage.findMany({
    where: { status: { not: "draft" }, campaign: { publishedAt: { not: null }, status: { not: "draft" } } },
    orderBy: { id: "asc" },
    select: { kind: true, slug: true, updatedAt: true },
  });
  return rows.map(({ kind, slug, updatedAt }) => ({
    path: pathOf({ kind, slug }),
    updatedAt: updatedAt.toISOString(),
  }));
}

/** Where a page stands, without a language. */
export const pathOf = ({ kind, slug }: { kind: OutreachKind; slug: string }) => `/${kind}/${slug}`;
