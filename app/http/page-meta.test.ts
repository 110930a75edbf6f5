import { expect, test } from "vitest";
import { pageMeta } from "./page-meta.ts";
import { pagesInSitemap, sitemap, sitemapIndex } from "./sitemap.ts";

const origin = "https://example.org";

test("a page names itself, its other languages and its share picture", () => {
  const tags = pageMeta({
    title: "News",
    description: "What happened.",
    path: "/campaigns/river/news",
    language: "es",
    origin,
    picture: { href: "/og/campaigns/river.png?v=1", alt: "The sun" },
    feed: { href: "/es/campaigns/river/feed.xml", title: "Noticias" },
  });
  expect(tags).toContainEqual({ title: "News" });
  expect(tags).toContainEqual({
    tagName: "link",
    rel: "canonical",
    href: `${origin}/es/campaigns/river/news`,
  });
  const alternates = tags.flatMap((tag) =>
    "hrefLang" in tag ? [[tag.hrefLang, (tag as { href?: string }).href]] : [],
  );
  expect(alternates).toEqual([
    ["en", `${origin}/campaigns/river/news`],
    ["es", `${origin}/es/campaigns/river/news`],
    ["x-default", `${origin}/campaigns/river/news`],
  ]);
  expect(tags).toContainEqual({ property: "og:image", content: `${origin}/og/campaigns/river.png?v=1` });
  expect(tags).toContainEqual({ property: "og:locale", content: "es_US" });
  expect(tags).toContainEqual(expect.objectContaining({ type: "application/atom+xml" }));
});

test("a page that is somebody's has no address for search engines", () => {
  const tags = pageMeta({ title: "Yours", path: "/preferences/x", language: "en", origin, unlisted: true });
  expect(tags).toContainEqual({ name: "robots", content: "noindex" });
  expect(tags.some((tag) => "tagName" in tag)).toBe(false);
});

test("structured data says which vocabulary it speaks", () => {
  const tags = pageMeta({
    title: "x",
    path: "/",
    language: "en",
    origin,
    structured: [{ "@type": "WebPage" }],
  });
  expect(tags).toContainEqual({
    "script:ld+json": { "@context": "https://schema.org", "@type": "WebPage" },
  });
});

test("the sitemap lists each page in each language and escapes what it prints", () => {
  const text = sitemap([{ path: "/a&b", updatedAt: "2013-01-02T00:00:00.000Z" }], origin);
  expect(text.match(/<url>/g)).toHaveLength(2);
  expect(text).toContain(
    "<loc>https://example.org/es/a&amp;b</loc><lastmod>2013-01-02T00:00:00.000Z</lastmod>",
  );
  expect(text).toContain('hreflang="x-default" href="https://example.org/a&amp;b"');
  expect(text).not.toContain("a&b");
});

test("many pages stand in several files, each below the limit of search engines", () => {
  expect(pagesInSitemap * 2).toBeLessThanOrEqual(50_000);
  const text = sitemapIndex(3, origin);
  expect(text.match(/<loc>/g)).toHaveLength(3);
  expect(text).toContain("<loc>https://example.org/sitemaps/3.xml</loc>");
});
