import { expect, test } from "vitest";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createPost } from "#tests/factories/create-post.ts";
import { findCampaign } from "../campaigns/campaign-queries.server.ts";
import { atomFeed } from "./atom-feed.ts";
import { campaignFeed } from "./campaign-feed.server.tsx";

const around = {
  origin: "https://example.org",
  author: "River Coalition",
  now: new Date("2013-01-15T12:00:00Z"),
};

test("a feed has the campaign's news in the language asked for, newest first", async () => {
  const { id: campaignId, slug } = await createCampaign();
  await createPost({ campaignId, title: "Older <one> & only", publishedAt: new Date("2013-01-03") });
  await createPost({
    campaignId,
    kind: "press",
    title: "A Brighter Line",
    outlet: "The New York Times",
    url: "https://example.com/editorial?a=1&b=2",
    urlLanguage: "en",
    publishedAt: new Date("2013-01-04"),
  });
  await createPost({ campaignId, publishedAt: null });
  const campaign = await findCampaign(slug, "es");

  const feed = await campaignFeed(campaign!, "es", around);

  expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">');
  expect(feed).toContain(`<id>https://example.org/es/campaigns/${slug}/feed.xml</id>`);
  expect(feed).toContain(`hreflang="en" href="https://example.org/campaigns/${slug}/feed.xml"`);
  expect(feed.match(/<entry /g)).toHaveLength(2);
  expect(feed.indexOf("A Brighter Line")).toBeLessThan(feed.indexOf("Older"));
  expect(feed).toContain("<title>Older &lt;one&gt; &amp; only</title>");
  expect(feed).toContain(
    '<link rel="via" type="text/html" hreflang="en" href="https://example.com/editorial?a=1&amp;b=2"/>',
  );
  expect(feed).toContain('<content type="html">&lt;p&gt;Nos recibieron.&lt;/p&gt;</content>');
});

test("an empty feed is still a feed", () => {
  const feed = atomFeed({
    title: "News",
    subtitle: "",
    language: "en",
    selfHref: "https://example.org/feed.xml",
    pageHref: "https://example.org/",
    alternates: [],
    author: "Us",
    updatedAt: "2013-01-02T00:00:00.000Z",
    entries: [],
  });
  expect(feed).toContain("<updated>2013-01-02T00:00:00.000Z</updated>");
  expect(feed).not.toContain("<entry");
});
