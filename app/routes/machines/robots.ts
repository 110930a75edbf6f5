import { languages, localPath } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";

/** Pages that are one person's, or that only change something. */
const closed = ["/confirm/", "/unsubscribe/", "/preferences", "/admin/"];

// GET /robots.txt
export function loader() {
  const paths = [
    "/language/",
    ...languages.flatMap((language) => closed.map((path) => localPath(language, path))),
  ];
  const lines = [
    "User-agent: *",
    ...paths.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${getSettings().APP_URL}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
