import { type Language, languages } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { isComplete } from "./campaign-content.ts";
import { nameOf } from "./campaign-name.ts";
import type { CampaignStatus } from "./campaign-status.ts";

/** A campaign as every page of it in the panel knows it. */
export type PanelCampaignHead = {
  id: string;
  slug: string;
  name: string;
  status: CampaignStatus;
  /** What it was before it was archived. */
  archivedFrom: CampaignStatus | null;
  /** ISO instants. */
  publishAt: string | null;
  publishedAt: string | null;
  closedAt: string | null;
  measureId: string | null;
  showsPositions: boolean;
  /** The languages in which it can be shown. */
  shownIn: Language[];
};

/** A campaign for the panel, drafts too; null for ids that nothing has. */
export async function findPanelCampaign(
  id: string | undefined,
  language: Language,
): Promise<PanelCampaignHead | null> {
  if (!isUuid(id)) return null;
  const row = await prisma.campaign.findUnique({ where: { id }, include: { translations: true } });
  if (!row) return null;
  return {
    id,
    slug: row.slug,
    name: nameOf(row, language),
    status: row.status,
    archivedFrom: row.archivedFrom,
    publishAt: row.publishAt?.toISOString() ?? null,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    measureId: row.measureId,
    showsPositions: row.showsPositions,
    shownIn: languages.filter((each) =>
      row.translations.some((words) => words.language === each && isComplete(words)),
    ),
  };
}
