import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { shownDeliveries } from "#app/deliveries/delivery-queries.server.ts";
import { fundraisingOf } from "#app/donations/fundraising-queries.server.ts";
import type { Language } from "#app/i18n/language.ts";
import { nextHearing } from "#app/measures/hearings.server.ts";
import { findMeasure } from "#app/measures/measure-queries.server.ts";
import { positionsOn } from "#app/measures/position-queries.server.ts";
import { clippingsOf, latestPosts, pinnedPost } from "#app/news/news-queries.server.ts";
import { outreachOf } from "#app/outreach/outreach-queries.server.ts";
import {
  findPetition,
  petitionProgress,
  petitionsOf,
  previewPetition,
} from "#app/petitions/petition-queries.server.ts";
import { placesView } from "#app/petitions/places-view.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";

/** Enough for the lead and a few lines below, and for a column beside them. */
const postsOnHub = 4;
const clippingsOnHub = 3;

/** Everything a campaign's hub shows; null when there is no such published campaign. */
export async function loadHub(
  slug: string,
  { language, now, previewOf }: { language: Language; now: Date; previewOf: string | null },
) {
  const campaign = await findCampaign(slug, language, { previewOf });
  if (!campaign) return null;
  const { id, measureId, showsPositions } = campaign;
  const seen = { now, previewOf };
  const [petitions, outreach, fundraising, measure, hearing, positions, ours, clippings, pinned, deliveries] =
    await Promise.all([
      petitionsOf(id, language, { previewOf }),
      outreachOf(id, language, { previewOf }),
      fundraisingOf(id, language, { previewOf }),
      measureId ? findMeasure(measureId, language) : null,
      measureId ? nextHearing(measureId, now) : null,
      measureId && showsPositions ? positionsOn(measureId, language) : [],
      latestPosts(id, language, { limit: postsOnHub, oursOnly: true, ...seen }),
      clippingsOf(id, language, { limit: clippingsOnHub, ...seen }),
      pinnedPost(id, language, seen),
      shownDeliveries(id, language),
    ]);
  return {
    campaign,
    headline: setHeadline(campaign.headline, campaign.language),
    petitions,
    outreach,
    fundraising,
    leading: petitions[0] ? await loadLeading(petitions[0].slug, language, previewOf) : null,
    measure,
    hearing,
    positions,
    posts: [...ours.posts, ...clippings],
    pinned,
    deliveries,
  };
}

/** The first petition: how far it is, and where its signers live if its organizer wants that shown. */
async function loadLeading(slug: string, language: Language, previewOf: string | null) {
  const petition = await (previewOf
    ? previewPetition(slug, language, previewOf)
    : findPetition(slug, language));
  if (!petition) return null;
  const progress = await petitionProgress(petition);
  return {
    slug,
    shareText: petition.shareText,
    confirmation: petition.confirmation,
    ...progress,
    places: await placesView(petition, progress.signatures, language),
  };
}
