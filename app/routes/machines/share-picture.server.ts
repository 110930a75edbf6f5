import { isLanguage, type Language } from "#app/i18n/language.ts";
import { pictureForPress } from "#app/media/picture-for-press.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { type Picture, type Printed, sharePicture } from "#app/print/share-picture.server.ts";
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

/** Pixels of the picture in a share picture: as wide as it stands there, and half of that again for tall ones. */
export const SHARED_PICTURE = 960;

/**
 * Answers with a share picture. Under the address that pages give, which names the version, it never
 * changes and may be kept for good; under any other it shows what is true now, for five minutes.
 */
export async function sharePictureResponse(
  request: Request,
  picture: SharePicture,
  draw: (picture: Picture) => Promise<Printed> = sharePicture,
): Promise<Response> {
  const photo = await pictureForPress(picture.picture, SHARED_PICTURE);
  const { type, bytes } = await draw({ ...picture, photo, foot: siteName() });
  const current = new URL(request.url).searchParams.get("v") === sharePictureVersion(picture);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Cache-Control": current ? "public, max-age=31536000, immutable" : "public, max-age=300",
    },
  });
}
