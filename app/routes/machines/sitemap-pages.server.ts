import { campaignAddresses } from "#app/campaigns/campaign-queries.server.ts";
import { fundraisingAddresses } from "#app/donations/fundraising-queries.server.ts";
import type { SitemapPage } from "#app/http/sitemap.ts";
import { postAddresses } from "#app/news/news-queries.server.ts";
import { outreachAddresses } from "#app/outreach/outreach-queries.server.ts";
import { petitionAddresses } from "#app/petitions/petition-addresses.server.ts";

/** Every page that search engines may list, in an order that stays while nothing is added. */
export async function sitemapPages(now: Date): Promise<SitemapPage[]> {
  const [campaigns, posts, petitions, outreach, fundraising] = await Promise.all([
    campaignAddresses(),
    postAddresses({ now }),
    petitionAddresses(),
    outreachAddresses(),
    fundraisingAddresses(),
  ]);
  return [
    ...["/", "/officials", "/privacy", "/accessibility"].map((path) => ({ path, updatedAt: null })),
    ...campaigns.flatMap(({ slug, hasPositions, updatedAt }) => [
      { path: `/campaigns/${slug}`, updatedAt },
      { path: `/campaigns/${slug}/news`, updatedAt: null },
      ...(hasPositions ? [{ path: `/campaigns/${slug}/positions`, updatedAt: null }] : []),
    ]),
    ...petitions.map(({ slug, updatedAt }) => ({ path: `/petitions/${slug}`, updatedAt })),
    ...outreach,
    ...fundraising,
    ...posts.map(({ campaign, slug, updatedAt }) => ({
      path: `/campaigns/${campaign}/news/${slug}`,
      updatedAt,
    })),
  ];
}

/** XML that may be kept for an hour: crawlers come often and nothing in it hurries. */
export function xmlResponse(xml: string): Response {
  return new Response(xml, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
