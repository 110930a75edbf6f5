import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCampaignLook } from "#app/campaigns/campaign-look.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { svgResponse } from "#app/http/picture-responses.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { pictureForPress } from "#app/media/picture-for-press.server.ts";
import { findPicture } from "#app/media/picture-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { posterSvg } from "#app/print/poster.server.ts";
import { type ProofLayout, readProofQuery } from "#app/print/proof-query.ts";

const shapes: Record<ProofLayout, { layout: "upright" | "wide"; height: number }> = {
  upright: { layout: "upright", height: 1165 },
  wide: { layout: "wide", height: 630 },
  mail: { layout: "wide", height: 560 },
};

/** Pixels: sharp enough for a proof, small enough to be pulled while one types. */
const PROOF_PICTURE = 480;

// GET /admin/campaigns/:campaign/poster/proof.svg: a look that is being chosen, saved or not
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "content.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const campaign = await findCampaignLook(id);
  if (!campaign) throw notFound("page");
  const { layout, picture, ...proof } = readProofQuery(new URL(args.request.url).searchParams);
  const kicker = campaign.names[proof.language] ?? "";
  const foot = layout === "mail" ? "" : new URL(getSettings().APP_URL).host;
  const stored = picture && (await findPicture(picture.id));
  const photo = await pictureForPress(stored ? { ...stored, ...picture } : null, PROOF_PICTURE);
  return svgResponse(posterSvg({ ...proof, photo, ...shapes[layout], kicker, foot }));
}
