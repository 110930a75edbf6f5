import { findCampaigns } from "#app/campaigns/find-campaigns.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPosts } from "#app/news/find-posts.server.ts";
import { findPetitions } from "#app/petitions/find-petitions.server.ts";
import { wordsOf } from "#app/platform/search-words.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import type { Command } from "#app/ui/admin/command-palette.tsx";

/** Fewer letters than this are the beginning of everything. */
const FEWEST_LETTERS = 2;
const MOST_OF_A_KIND = 6;

/** What somebody may see that is called by the words typed: campaigns, then petitions, then posts. */
export async function findThings(typed: string, actor: StaffActor): Promise<Command[]> {
  const words = wordsOf(typed);
  if (words.join("").length < FEWEST_LETTERS) return [];
  const { campaigns, language } = actor;
  const asked = { words, campaigns, language, limit: MOST_OF_A_KIND };
  const [drives, petitions, posts] = await Promise.all([
    findCampaigns(asked),
    findPetitions(asked),
    findPosts(asked),
  ]);
  const t = translator(language, "admin");
  const news = translator(language, "news");
  const path = (campaignId: string) => `/admin/campaigns/${campaignId}`;
  return [
    ...drives.map(({ id, name }) => ({ href: path(id), text: name, group: t("kinds.campaign") })),
    ...petitions.map(({ id, campaignId, name }) => ({
      href: `${path(campaignId)}/petitions/${id}`,
      text: name,
      group: t("kinds.petition"),
    })),
    ...posts.map(({ id, campaignId, kind, name }) => ({
      href: `${path(campaignId)}/news/${id}`,
      text: name,
      group: news(`kind.${kind}`),
    })),
  ];
}
