import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { publicResource } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import { notFound } from "#app/http/refusals.ts";
import { campaignFeed } from "#app/news/campaign-feed.server.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

// GET /campaigns/:slug/feed.xml
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const campaign = await findCampaign(params.slug!, language);
  if (!campaign) throw notFound("campaign");
  if (campaign.slug !== params.slug) throw moved(request, params.slug!, campaign.slug);
  const { name } = await getOrganisation(language);
  const feed = await campaignFeed(campaign, language, {
    origin: getSettings().APP_URL,
    author: plainHeadline(name),
    now,
  });
  return new Response(feed, {
    headers: { ...publicResource, "Content-Type": "application/atom+xml; charset=utf-8" },
  });
}
