import { liveCampaigns } from "#app/campaigns/campaign-queries.server.ts";
import { loadPlaces } from "#app/geography/places.server.ts";
import { languages, localPath } from "#app/i18n/language.ts";
import { isDisposable } from "./is-disposable.server.ts";
import { leadingPetitions } from "./leading-petitions.server.ts";

/** Reads the lists that signing looks things up in, so that the first signer does not wait for them. */
export function warmUpSigning(): void {
  loadPlaces();
  isDisposable("somebody@example.org");
}

/** Where most visitors go: the newest campaign that takes signatures and its first petition, in both languages. */
export async function busiestPaths(): Promise<string[]> {
  const [campaign] = await liveCampaigns("en");
  if (!campaign) return [];
  const petition = (await leadingPetitions([campaign.id])).get(campaign.id);
  const paths = [`/campaigns/${campaign.slug}`, ...(petition ? [`/petitions/${petition.slug}`] : [])];
  return languages.flatMap((language) => paths.map((path) => localPath(language, path)));
}
