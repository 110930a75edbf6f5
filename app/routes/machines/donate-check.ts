import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFundraising } from "#app/donations/fundraising-queries.server.ts";
import { giftChallenge } from "#app/donations/gift-suspicion.server.ts";
import { enhancementHref } from "#app/http/enhance-href.server.ts";
import { notFound } from "#app/http/refusals.ts";

// GET /donate/:slug/check.json: the work asked of this visitor before giving, mostly none.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await findFundraising(params.slug!, context.visit.language);
  if (!page) throw notFound("page");
  return Response.json(
    { challenge: await giftChallenge(page.id, context.visit), solver: enhancementHref("solve-worker") },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
