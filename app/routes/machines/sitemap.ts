import type { LoaderFunctionArgs } from "@remix-run/node";
import { pagesInSitemap, sitemap, sitemapIndex } from "#app/http/sitemap.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { sitemapPages, xmlResponse } from "./sitemap-pages.server.ts";

// GET /sitemap.xml: the pages themselves, or the list of files that hold them where there are too many.
export async function loader({ context }: LoaderFunctionArgs) {
  const pages = await sitemapPages(context.visit.now);
  const origin = getSettings().APP_URL;
  const files = Math.ceil(pages.length / pagesInSitemap);
  return xmlResponse(files > 1 ? sitemapIndex(files, origin) : sitemap(pages, origin));
}
