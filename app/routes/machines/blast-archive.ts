import type { LoaderFunctionArgs } from "@remix-run/node";
import { archivedBlast } from "#app/blasts/archived-blast.server.ts";
import { publicResource } from "#app/http/cache-headers.ts";
import { notFound } from "#app/http/refusals.ts";

/** A mail is a page without a script of ours; it is read, and its links lead on. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

// GET /mail/:blast and /es/mail/:blast: "read this in your browser", as anybody would get it
export async function loader({ params, context }: LoaderFunctionArgs) {
  const html = await archivedBlast(params.blast!, context.visit.language);
  if (!html) throw notFound("page");
  return new Response(html, {
    headers: {
      ...publicResource,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "X-Robots-Tag": "noindex",
    },
  });
}
