import { type Language, localPath } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { fundraisingOf } from "./fundraising-queries.server.ts";
import type { GiveOffer } from "./ui/give-step.tsx";

/**
 * The campaign's first page that takes gifts, for somebody who has just done something else; `from` says by which page's
 * cookie their name goes along, `source` what led them to giving. Null: there is none, or giving is not set up.
 */
export async function giveOffer(
  campaign: { id: string; status: string },
  { from, source }: { from: string; source: string },
  language: Language,
): Promise<GiveOffer | null> {
  if (!getSettings().STRIPE_SECRET_KEY || campaign.status !== "live") return null;
  const page = (await fundraisingOf(campaign.id, language)).find(({ isOpen }) => isOpen);
  if (!page) return null;
  const query = new URLSearchParams({ source, from });
  const href = `${localPath(language, `/donate/${page.slug}`)}?${query}`;
  return { title: plainHeadline(page.title), summary: page.summary, href };
}
