import type { MetaDescriptor } from "@remix-run/node";
import { type Language, languages, localPath } from "#app/i18n/language.ts";

interface Picture {
  /** Path of ours. 1200 × 630. */
  href: string;
  alt: string;
}

interface PageMeta {
  /** What the tab and the search result say. */
  title: string;
  description?: string;
  /** The page's path in English; its other languages follow from it. */
  path: string;
  language: Language;
  /** Origin of this deployment, without a slash at the end. */
  origin: string;
  type?: "website" | "article";
  picture?: Picture;
  /** Path of the Atom feed, in the language of the page. */
  feed?: { href: string; title: string };
  /** schema.org data; Remix escapes what is inside. */
  structured?: object[];
  /** Private and passing pages stay out of search. */
  unlisted?: boolean;
}

const locales: Record<Language, string> = { en: "en_US", es: "es_US" };

/**
 * The head of a page: title, description, canonical address, its other languages (x-default is English),
 * feed, share card and structured data. To be returned by `meta` exports.
 */
export function pageMeta(page: PageMeta): MetaDescriptor[] {
  const { title, description, language, origin, type = "website", picture } = page;
  const address = origin + localPath(language, page.path);
  return [
    { title },
    ...(description ? [{ name: "description", content: description }] : []),
    ...(page.unlisted ? [{ name: "robots", content: "noindex" }] : addresses(page, address)),
    ...(page.feed ? [feedLink(page.feed)] : []),
    { property: "og:title", content: title },
    ...(description ? [{ property: "og:description", content: description }] : []),
    { property: "og:type", content: type },
    { property: "og:url", content: address },
    { property: "og:locale", content: locales[language] },
    ...languages
      .filter((other) => other !== language)
      .map((other) => ({ property: "og:locale:alternate", content: locales[other] })),
    ...(picture ? pictureTags(picture, origin) : [{ name: "twitter:card", content: "summary" }]),
    ...(page.structured ?? []).map((data) => ({ "script:ld+json": linkedData(data) })),
  ];
}

function linkedData(data: object) {
  return { "@context": "https://schema.org", ...data };
}

function addresses({ path, origin }: PageMeta, canonical: string): MetaDescriptor[] {
  const alternate = (hrefLang: string, language: Language) => ({
    tagName: "link" as const,
    rel: "alternate",
    hrefLang,
    href: origin + localPath(language, path),
  });
  return [
    { tagName: "link", rel: "canonical", href: canonical },
    ...languages.map((language) => alternate(language, language)),
    alternate("x-default", "en"),
  ];
}

function feedLink({ href, title }: { href: string; title: string }): MetaDescriptor {
  return { tagName: "link", rel: "alternate", type: "application/atom+xml", href, title };
}

function pictureTags({ href, alt }: Picture, origin: string): MetaDescriptor[] {
  const address = origin + href;
  return [
    { property: "og:image", content: address },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: alt },
    { name: "twitter:card", content: "summary_large_image" },
    { name: "twitter:image", content: address },
    { name: "twitter:image:alt", content: alt },
  ];
}
