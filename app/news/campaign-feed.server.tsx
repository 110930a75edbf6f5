import { renderToStaticMarkup } from "react-dom/server";
import { type Language, languages, localPath } from "../i18n/language.ts";
import { translator } from "../i18n/translate.ts";
import type { RichText } from "../platform/rich-text.ts";
import { RichTextView } from "../ui/rich-text.tsx";
import { atomFeed, type FeedEntry } from "./atom-feed.ts";
import { feedPosts } from "./news-queries.server.ts";
import type { PostPage } from "./post.ts";

/** What readers fetch at once; older news stands on the pages. */
const entriesInFeed = 30;

interface Around {
  /** Public origin without a slash at the end. */
  origin: string;
  /** The organisation that runs the site. */
  author: string;
  now: Date;
}

/** A campaign's news as an Atom feed, in one language. */
export async function campaignFeed(
  campaign: { id: string; slug: string; name: string; ask: string; updatedAt: string },
  language: Language,
  { origin, author, now }: Around,
): Promise<string> {
  const posts = await feedPosts(campaign.id, language, { limit: entriesInFeed, now });
  const path = `/campaigns/${campaign.slug}`;
  const hrefIn = (other: Language, page: string) => origin + localPath(other, page);
  return atomFeed({
    title: translator(language, "campaigns")("feedTitle", { name: campaign.name }),
    subtitle: campaign.ask,
    language,
    selfHref: hrefIn(language, `${path}/feed.xml`),
    pageHref: hrefIn(language, `${path}/news`),
    alternates: languages
      .filter((other) => other !== language)
      .map((other) => ({ language: other, href: hrefIn(other, `${path}/feed.xml`) })),
    author,
    updatedAt: campaign.updatedAt,
    entries: posts.map((post) => toEntry(post, hrefIn(language, `${path}/news/${post.slug}`), origin)),
  });
}

function toEntry(post: PostPage, href: string, origin: string): FeedEntry {
  return {
    id: post.id,
    title: post.outlet ? `${post.outlet}: ${post.title}` : post.title,
    href,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    language: post.language,
    excerpt: post.excerpt,
    html: post.body && asHtml(post.body, origin),
    author: post.partner?.name ?? post.byline,
    kind: post.kind,
    via: post.url ? { href: post.url, language: post.urlLanguage } : null,
  };
}

/** Feed readers stand on no page of ours, so that links within the site need its origin. */
function asHtml(body: RichText, origin: string): string {
  return renderToStaticMarkup(<RichTextView doc={body} />).replaceAll('href="/', `href="${origin}/`);
}
