import type { Stranger } from "#app/platform/ask-as-stranger.server.ts";
import { fetchPage } from "#app/platform/fetch-page.server.ts";
import { type ArticleFacts, articleFacts, noFacts } from "./article-facts.ts";
import { plainLink } from "./post-forms.ts";

/** `url`: where the article stands, after redirects; the link itself when its page could not be read. */
export type ReadArticle = { url: string; facts: ArticleFacts; isRead: boolean };

/**
 * Looks at the page of an article for what it says of itself. Without it nothing is known but who published it, by
 * the host's name. Why a page could not be read is not told: it would tell what there is in networks of ours.
 */
export async function readArticle(link: string, fetcher?: Stranger): Promise<ReadArticle> {
  const page = await fetchPage(link, fetcher);
  if (page.outcome === "page") {
    return { url: plainLink(page.url), facts: articleFacts(page.html, page.url), isRead: true };
  }
  return unreadArticle(link);
}

/** An article whose page is not asked for: known by its link alone. */
export function unreadArticle(link: string): ReadArticle {
  const outlet = new URL(link).hostname.replace(/^www\./, "");
  return { url: link, facts: { ...noFacts, outlet }, isRead: false };
}
