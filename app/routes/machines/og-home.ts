import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { homePicture } from "#app/print/share-picture-href.ts";
import { languageOf, sharePictureResponse } from "./share-picture.server.ts";

// GET /og/home.png
export async function loader({ request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  return sharePictureResponse(request, homePicture(await getOrganisation(language), language));
}
