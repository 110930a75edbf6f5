import type { Language } from "../i18n/language.ts";
import { translationIn } from "../i18n/translation-in.ts";
import { prisma } from "../platform/db.server.ts";
import { parseRichText } from "../platform/rich-text.ts";
import { isMotif } from "../ui/art/drawing.ts";
import type { Ground } from "../ui/look.ts";
import type { CampaignPage, CampaignSummary, PublicStatus } from "./campaign.ts";
import { isComplete } from "./campaign-content.ts";
import type { CampaignStatus } from "./campaign-status.ts";
import { ownPictureOf, type PictureRow, pictureFields } from "./own-picture.ts";

export type { CampaignPage, CampaignSummary };

/** Whose drafts a page may show, by the campaign's id: staff who look at it before it is published. */
export type Preview = { previewOf?: string | null };

/**
 * A published campaign for its pages, by the slug it has or had; null for drafts and for what does not exist.
 * A page that was asked for by an old slug leads to the new one. A draft that is previewed is shown as if it had
 * just gone live.
 */
export async function findCampaign(
  slug: string,
  language: Language,
  { previewOf = null }: Preview = {},
): Promise<CampaignPage | null> {
  const row = await findRow(slug);
  if (!row) return null;
  const shown = row.id === previewOf ? asLive(row) : row;
  const summary = toSummary(shown, language);
  const words = translationIn(shownTranslations(shown), language);
  if (!summary || !words) return null;
  return {
    ...summary,
    storyTitle: words.storyTitle,
    story: parseRichText(words.story),
    partners: row.partners.map(({ role, partner }) => ({
      id: partner.id,
      name: partner.name,
      url: partner.url,
      role,
    })),
  };
}

async function findRow(slug: string) {
  const include = {
    translations: true,
    picture: pictureFields,
    partners: { orderBy: { position: "asc" }, include: { partner: true } },
  } as const;
  const row = await prisma.campaign.findUnique({ where: { slug }, include });
  if (row) return row;
  const old = await prisma.campaignOldSlug.findUnique({ where: { slug } });
  return old && prisma.campaign.findUnique({ where: { id: old.campaignId }, include });
}

function asLive<T extends CampaignRow>(row: T): T {
  if (row.status !== "draft" && row.publishedAt) return row;
  return { ...row, status: "live", publishedAt: row.publishedAt ?? row.updatedAt };
}

/** The languages a campaign can be shown in: one that is half done stands back for the other. */
const shownTranslations = <T extends { name: string; headline: string; ask: string }>(row: {
  translations: T[];
}) => row.translations.filter(isComplete);

/** More closed campaigns than this do not fit a front page. */
const mostCampaigns = 60;

/** Every published campaign: those that take signatures first, then by publication, newest first. */
export async function publicCampaigns(language: Language): Promise<CampaignSummary[]> {
  const rows = await prisma.campaign.findMany({
    where: { status: { not: "draft" }, publishedAt: { not: null } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: mostCampaigns,
    include: { translations: true, picture: pictureFields },
  });
  const all = rows.flatMap((row) => toSummary(row, language) ?? []);
  return [...all.filter(takesSignatures), ...all.filter((campaign) => !takesSignatures(campaign))];
}

/** The campaigns that take signatures now. */
export async function liveCampaigns(language: Language): Promise<CampaignSummary[]> {
  return (await publicCampaigns(language)).filter(takesSignatures);
}

/** Slugs of every published campaign and when each last changed, for the sitemap. */
export async function campaignAddresses(): Promise<
  { slug: string; hasPositions: boolean; updatedAt: string }[]
> {
  const rows = await prisma.campaign.findMany({
    where: { status: { not: "draft" }, publishedAt: { not: null } },
    orderBy: { slug: "asc" },
    select: { slug: true, measureId: true, showsPositions: true, updatedAt: true },
  });
  return rows.map(({ slug, measureId, showsPositions, updatedAt }) => ({
    slug,
    hasPositions: measureId !== null && showsPositions,
    updatedAt: updatedAt.toISOString(),
  }));
}

function takesSignatures({ status }: { status: PublicStatus }): boolean {
  return status === "live";
}

interface CampaignRow extends PictureRow {
  id: string;
  slug: string;
  status: CampaignStatus;
  paper: string;
  ink1: string;
  ink2: string;
  pull3: string | null;
  motif: string;
  ground: Ground;
  measureId: string | null;
  showsPositions: boolean;
  publishedAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
  translations: {
    language: Language;
    name: string;
    headline: string;
    ask: string;
    artAlt: string;
    notice: string | null;
  }[];
}

function toSummary(row: CampaignRow, language: Language): CampaignSummary | null {
  const words = translationIn(shownTranslations(row), language);
  if (!words || row.status === "draft" || !row.publishedAt) return null;
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    name: words.name,
    headline: words.headline,
    ask: words.ask,
    artAlt: words.artAlt,
    notice: words.notice,
    inks: { paper: row.paper, ink1: row.ink1, ink2: row.ink2, pull3: row.pull3 },
    motif: isMotif(row.motif) ? row.motif : "sun",
    ground: row.ground,
    picture: ownPictureOf(row),
    measureId: row.measureId,
    showsPositions: row.showsPositions,
    publishedAt: row.publishedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    language: words.language,
  };
}
