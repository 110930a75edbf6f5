import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { whatNext } from "#app/ladder/next-step.server.ts";
import { provenVisitor } from "#app/outreach/visitor-cookie.server.ts";

// GET /campaigns/:slug/next: leads to what a campaign asks of this visitor next; to the campaign where that is nothing.
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now, query } = context.visit;
  const campaign = await findCampaign(params.slug!, language);
  if (!campaign) throw notFound("page");
  const supporterId = provenVisitor(request.headers.get("Cookie"), now);
  const { step } = await whatNext({ campaign, supporterId, just: null, language, now });
  const path = localPath(language, step?.path ?? `/campaigns/${campaign.slug}`);
  const source = query.get("source");
  const headers = {
    Location: source ? `${path}?${new URLSearchParams({ source })}` : path,
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
  };
  return new Response(null, { status: 302, headers });
}
