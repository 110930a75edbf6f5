import type { LoaderFunctionArgs } from "@remix-run/node";
import { followLink } from "#app/blasts/follow-link.server.ts";
import { isVisit } from "#app/http/count-visits.server.ts";
import { notFound } from "#app/http/refusals.ts";

// GET /go/:token/:link: a link in the mail of a blast. It leads on, and does nothing else.
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { now } = context.visit;
  const asking = {
    now,
    cookies: request.headers.get("Cookie"),
    looksHuman: request.method === "GET" && isVisit(Object.fromEntries(request.headers)),
  };
  const followed = await followLink(params.token!, Number(params.link), asking);
  if (!followed) throw notFound("page");
  const headers = {
    Location: followed.to,
    ...(followed.cookie && { "Set-Cookie": followed.cookie }),
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    // Where it leads learns nothing of whose link it was.
    "Referrer-Policy": "no-referrer",
  };
  return new Response(null, { status: 302, headers });
}
