import { type Language, languages, localPath } from "#app/i18n/language.ts";
import { type Xml, xml, xmlDocument } from "#app/platform/xml.ts";

export interface SitemapPage {
  /** In English; each page stands in every language. */
  path: string;
  /** When its content last changed, an instant in ISO 8601. */
  updatedAt: string | null;
}

/** Search engines refuse a file of more than 50,000 addresses; each page has one a language. */
export const pagesInSitemap = Math.floor(45_000 / languages.length);

/** One file of addresses, each naming its other languages (sitemaps.org, and Google's hreflang extension). */
export function sitemap(pages: SitemapPage[], origin: string): string {
  return xmlDocument(
    xml`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${pages.flatMap(
      (page) => languages.map((language) => printPage(page, language, origin)),
    )}
</urlset>`,
  );
}

function printPage({ path, updatedAt }: SitemapPage, language: Language, origin: string): Xml {
  const alternate = (name: string, other: Language) =>
    xml`<xhtml:link rel="alternate" hreflang="${name}" href="${origin}${localPath(other, path)}"/>`;
  return xml`
  <url><loc>${origin}${localPath(language, path)}</loc>${
    updatedAt && xml`<lastmod>${updatedAt}</lastmod>`
  }${languages.map((other) => alternate(other, other))}${alternate("x-default", "en")}</url>`;
}

/** The list of sitemap files, for sites that need several. */
export function sitemapIndex(files: number, origin: string): string {
  return xmlDocument(
    xml`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${Array.from(
      { length: files },
      (_, index) => xml`
  <sitemap><loc>${origin}/sitemaps/${index + 1}.xml</loc></sitemap>`,
    )}
</sitemapindex>`,
  );
}
