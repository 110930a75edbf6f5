import type { PostSummary } from "./post.ts";

interface Around {
  url: string;
  image: string;
  /** The organisation that runs the site. */
  publisher: string;
}

/**
 * What a search engine may know of a post, in schema.org's words. A clipping is a page of ours about an
 * article of somebody else's, and says so.
 */
export function newsArticle(post: PostSummary, { url, image, publisher }: Around): object {
  if (post.kind === "press") {
    return {
      "@type": "WebPage",
      name: post.title,
      description: post.excerpt,
      url,
      inLanguage: post.language,
      citation: {
        "@type": "NewsArticle",
        headline: post.title,
        datePublished: post.datedOn,
        ...(post.url && { url: post.url }),
        ...(post.urlLanguage && { inLanguage: post.urlLanguage }),
        ...(post.byline && { author: { "@type": "Person", name: post.byline } }),
        ...(post.outlet && { publisher: { "@type": "Organization", name: post.outlet } }),
      },
    };
  }
  return {
    "@type": "NewsArticle",
    headline: post.title,
    description: post.excerpt,
    url,
    mainEntityOfPage: url,
    image,
    inLanguage: post.language,
    datePublished: post.publishedAt,
    dateModified: post.updatedAt,
    author: { "@type": "Organization", name: post.partner?.name ?? publisher },
    publisher: { "@type": "Organization", name: publisher },
    ...(post.datelinePlace && { dateline: post.datelinePlace }),
  };
}
