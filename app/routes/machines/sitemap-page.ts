import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { pagesInSitemap, sitemap } from "#app/http/sitemap.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { sitemapPages, xmlResponse } from "./sitemap-pages.server.ts";

// GET /sitemaps/:page.xml, counted from 1
export async function loader({ params, context }: LoaderFunctionArgs) {
  const file = /^[1-9]\d{0,4}$/.test(params.page!) ? Number(params.page) : 0;
  const start = (file - 1) * pagesInSitemap;
  const pages = file > 0 ? (await sitemapPages(context.visit.now)).slice(start, start + pagesInSitemap) : [];
  if (pages.length === 0) throw notFound("page");
  return xmlResponse(sitemap(pages, getSettings().APP_URL));
}
