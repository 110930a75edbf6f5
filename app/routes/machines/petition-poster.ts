import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { pictureForPress } from "#app/media/picture-for-press.server.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { posterSvg } from "#app/print/poster.server.ts";
import { petitionPicture } from "#app/print/share-picture-href.ts";
import { languageOf, siteName } from "./share-picture.server.ts";

// Letter, in the poster's 900 units of width.
const LETTER = { height: 1165, paperSize: { width: "8.5in", height: "11in" } };

/** Pixels of a picture on a sheet to print: 150 to the inch. */
const PRINTED_PICTURE = 1200;

// GET /posters/petitions/:slug.svg
export async function loader({ params, request }: LoaderFunctionArgs) {
  const language = languageOf(request);
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  const kicker = translator(language, "petitions")("kicker", { target: petition.target });
  const path = localPath(language, `/petitions/${petition.slug}`);
  const picture = petitionPicture(petition, kicker, language);
  const svg = posterSvg({
    ...picture,
    photo: await pictureForPress(picture.picture, PRINTED_PICTURE),
    ...LETTER,
    layout: "upright",
    foot: `${siteName()}${path}`,
    qr: qrPath(`${getSettings().APP_URL}${path}?source=poster`),
  });
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      // Overprinting is a style of the shapes; nothing else may run or load in the sheet.
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    },
  });
}
