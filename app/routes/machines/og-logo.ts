import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { logoPng } from "#app/media/picture-for-press.server.ts";
import { findPicture } from "#app/media/picture-queries.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { languageOf } from "./share-picture.server.ts";

// GET /og/logo/:picture.png, for mails, which know neither WebP nor transparency. They outlive the logo of today.
export async function loader({ params, request }: LoaderFunctionArgs) {
  const logo = await findPicture(params.picture!);
  const { inks } = await getOrganisation(languageOf(request));
  const png = logo && (await logoPng(logo, inks.paper));
  if (!png) throw notFound("page");
  return new Response(new Uint8Array(png), {
    headers: { "Content-Type": "image/png", "Cache-Control": "public, max-age=86400" },
  });
}
