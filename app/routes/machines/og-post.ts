import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCampaign } from "#app/campaigns/campaign-queries.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { findPost } from "#app/news/news-queries.server.ts";
import { postPicture } from "#app/print/share-picture-href.ts";
import { languageOf, sharePictureResponse } from "./share-picture.server.ts";

// GET /og/news/:campaign/:post.png
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const campaign = await findCampaign(params.campaign!, language);
  const post = campaign && (await findPost(campaign.id, params.post!, language));
  if (!post) throw notFound("post");
  return sharePictureResponse(request, postPicture(post, campaign, language));
}
