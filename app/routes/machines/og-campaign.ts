import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { campaignPicture } from "#app/print/share-picture-href.ts";
import { languageOf, sharePictureResponse } from "./share-picture.server.ts";

// GET /og/campaigns/:slug.png
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const campaign = await findCampaign(params.slug!, language);
  if (!campaign) throw notFound("campaign");
  return sharePictureResponse(request, campaignPicture(campaign, language));
}
