import type { Language } from "../i18n/language.ts";
import { type Xml, xml, xmlDocument } from "../platform/xml.ts";

export interface FeedEntry {
  id: string;
  title: string;
  /** Address of our page of it. */
  href: string;
  /** Instants in ISO 8601. */
  publishedAt: string;
  updatedAt: string;
  language: Language;
  excerpt: string;
  /** The whole text as HTML; null when the excerpt is all we print. */
  html: string | null;
  author: string | null;
  kind: string;
  /** Press: the article itself. */
  via: { href: string; language: Language | null } | null;
}

interface Feed {
  title: string;
  subtitle: string;
  language: Language;
  /** Addresses of the feed, of the page it belongs to, and of the same feed in other languages. */
  selfHref: string;
  pageHref: string;
  alternates: { language: Language; href: string }[];
  author: string;
  updatedAt: string;
  entries: FeedEntry[];
}

/** An Atom 1.0 feed (RFC 4287). The id of an entry outlives its address. */
export function atomFeed(feed: Feed): string {
  const updatedAt = feed.entries.reduce(
    (latest, entry) => (entry.updatedAt > latest ? entry.updatedAt : latest),
    feed.updatedAt,
  );
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
  <id>${feed.selfHref}</id>
  <title>${feed.title}</title>
  <subtitle>${feed.subtitle}</subtitle>
  <updated>${updatedAt}</updated>
  <link rel="self" type="application/atom+xml" href="${feed.selfHref}"/>
  <link rel="alternate" type="text/html" hreflang="${feed.language}" href="${feed.pageHref}"/>${feed.alternates.map(
    ({ language, href }) => xml`
  <link rel="related" type="application/atom+xml" hreflang="${language}" href="${href}"/>`,
  )}
  <author><name>${feed.author}</name></author>${feed.entries.map(printEntry)}
</feed>`);
}

function printEntry(entry: FeedEntry): Xml {
  return xml`
  <entry xml:lang="${entry.language}">
    <id>urn:uuid:${entry.id}</id>
    <title>${entry.title}</title>
    <link rel="alternate" type="text/html" href="${entry.href}"/>${
      entry.via &&
      xml`
    <link rel="via" type="text/html"${entry.via.language && xml` hreflang="${entry.via.language}"`} href="${entry.via.href}"/>`
    }
    <published>${entry.publishedAt}</published>
    <updated>${entry.updatedAt}</updated>
    <category term="${entry.kind}"/>${
      entry.author &&
      xml`
    <author><name>${entry.author}</name></author>`
    }
    <summary>${entry.excerpt}</summary>${
      entry.html &&
      xml`
    <content type="html">${entry.html}</content>`
    }
  </entry>`;
}
