import { needed } from "#app/campaigns/campaign-content.ts";
import { findCampaignContent } from "#app/campaigns/save-campaign.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { neededWords } from "#app/petitions/can-be-shown.ts";
import { findPanelPetition } from "#app/petitions/panel-petition.server.ts";
import type { Content } from "#app/revisions/revision.ts";

type Written = { id: string; shownIn: Language[] };

/** A public page that the panel shows as it will be, with the petition or the post that it is about. */
export type PreviewedPage = { key: string; name: string; path: string; petition?: Written; post?: Written };

/** Fields by "name.en", and the form that has them. A post lacks words of one kind or another: no field is named. */
export type Lacking = { kind: "campaign" | "petition" | "post"; fields: string[]; href: string };

const emptyIn = (content: Content | null | undefined, names: readonly string[], language: Language) =>
  names.map((name) => `${name}.${language}`).filter((name) => !String(content?.[name] ?? "").trim());

/** The words without which there is no page to show; null: it can be shown. */
export async function lackingFor(
  campaign: Written,
  { petition, post }: PreviewedPage,
  language: Language,
): Promise<Lacking | null> {
  const own = `/admin/campaigns/${campaign.id}`;
  if (campaign.shownIn.length === 0) {
    const fields = emptyIn(await findCampaignContent(campaign.id), needed, language);
    return { kind: "campaign", fields, href: `${own}/texts` };
  }
  if (petition?.shownIn.length === 0) {
    const found = await findPanelPetition({ id: petition.id, campaignId: campaign.id }, language);
    const fields = emptyIn(found?.content, neededWords, language);
    return { kind: "petition", fields, href: `${own}/petitions/${petition.id}` };
  }
  if (post?.shownIn.length === 0) return { kind: "post", fields: [], href: `${own}/news/${post.id}` };
  return null;
}
