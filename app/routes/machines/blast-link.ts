import type { LoaderFunctionArgs } from "@remix-run/node";
import { followLink } from "#app/blasts/follow-link.server.ts";
import { notFound } from "#app/http/refusals.ts";

/** Programs that look for traps in mails, and those that draw a preview of a link, by their own account. */
const MACHINES =
  /bot|crawl|spider|preview|scan|proxy|monitor|curl|wget|python|java\/|go-http|okhttp|headless/i;

/** A browser that was led here by a press asks for a page, and says so. */
function looksHuman({ method, headers }: Request): boolean {
  const agent = headers.get("user-agent") ?? "";
  const fetched = headers.get("sec-fetch-mode");
  const prefetched = /prefetch|preview/i.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? "");
  return (
    method === "GET" &&
    agent !== "" &&
    !MACHINES.test(agent) &&
    !prefetched &&
    (fetched === null || fetched === "navigate")
  );
}

// GET /go/:token/:link: a link in the mail of a blast. It leads on, and does nothing else.
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { now } = context.visit;
  const asking = { now, looksHuman: looksHuman(request) };
  const to = await followLink(params.token!, Number(params.link), asking);
  if (!to) throw notFound("page");
  const headers = {
    Location: to,
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    // Where it leads learns nothing of whose link it was.
    "Referrer-Policy": "no-referrer",
  };
  return new Response(null, { status: 302, headers });
}
