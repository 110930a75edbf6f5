import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { petitionPicture } from "#app/print/share-picture-href.ts";
import { languageOf, sharePictureResponse } from "./share-picture.server.ts";

// GET /og/petitions/:slug.png
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  const kicker = translator(language, "petitions")("kicker", { target: petition.target });
  return sharePictureResponse(request, petitionPicture(petition, kicker, language));
}
