import { isLanguage, type Language } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { type Picture, sharePicturePng } from "#app/print/share-picture.server.ts";
import { type SharePicture, sharePictureVersion } from "#app/print/share-picture-href.ts";

/** The language that `?lang=` asks a picture in; English without it. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get("lang");
  return isLanguage(asked) ? asked : "en";
}

/** Host of this site, as it is printed at the foot of posters. */
export function siteName(): string {
  return new URL(getSettings().APP_URL).host;
}

/**
 * Answers with a share picture. Under the address that pages give, which names the version, it never
 * changes and may be kept for good; under any other it shows what is true now, for five minutes.
 */
export async function sharePictureResponse(
  request: Request,
  picture: SharePicture,
  draw: (picture: Picture) => Promise<Buffer> = sharePicturePng,
): Promise<Response> {
  const png = await draw({ ...picture, foot: siteName() });
  const current = new URL(request.url).searchParams.get("v") === sharePictureVersion(picture);
  return new Response(new Uint8Array(png), {
    headers: {
      "Content-Type": "image/png",
      "Cache-Control": current ? "public, max-age=31536000, immutable" : "public, max-age=300",
    },
  });
}
