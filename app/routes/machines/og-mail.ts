import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { emailHeader } from "#app/print/share-picture.server.ts";
import { campaignPicture } from "#app/print/share-picture-href.ts";
import { languageOf, sharePictureResponse } from "./share-picture.server.ts";

// GET /og/mail/:slug.png, the head of the mails about a petition. Mails outlive campaigns: closed ones are drawn too.
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  return sharePictureResponse(request, campaignPicture(petition.campaign, language), emailHeader);
}
