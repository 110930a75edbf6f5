import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { nameOf } from "./campaign-name.ts";
import type { CampaignStatus } from "./campaign-status.ts";

export type PanelCampaign = { id: string; slug: string; name: string; status: CampaignStatus };

/**
 * Every campaign for the panel, drafts too: those under way first, then by name. `ids` (an actor's campaigns)
 * leaves the others out; null: all.
 */
export async function panelCampaigns(
  language: Language,
  ids: readonly string[] | null,
): Promise<PanelCampaign[]> {
  const rows = await prisma.campaign.findMany({
    where: ids ? { id: { in: [...ids] } } : {},
    select: {
      id: true,
      slug: true,
      status: true,
      translations: { select: { language: true, name: true } },
    },
  });
  const order: CampaignStatus[] = ["live", "draft", "paused", "won", "lost", "archived"];
  return rows
    .map(({ id, slug, status, translations }) => ({
      id,
      slug,
      status,
      name: plainHeadline(nameOf({ slug, translations }, language)),
    }))
    .sort(
      (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || a.name.localeCompare(b.name, language),
    );
}
