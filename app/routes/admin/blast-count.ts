import type { LoaderFunctionArgs } from "@remix-run/node";
import { countAudience, meantBy } from "#app/blasts/audience.server.ts";
import { findPanelBlast } from "#app/blasts/panel-blasts.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/campaigns/:campaign/blasts/:blast/count: how many a blast would go to now, and who is left out and why
export async function loader(args: LoaderFunctionArgs) {
  const { campaign: campaignId, blast: id } = args.params;
  const actor = await requireStaff(args, "supporters.personal", campaignId);
  const blast = await findPanelBlast({ id, campaignId });
  if (!blast) throw notFound("page");
  const meant =
    blast.audience &&
    (await meantBy(blast.audience, { campaignId: blast.campaignId, reach: actor.campaigns }));
  const count = meant && (await countAudience(meant, args.context.visit));
  return Response.json({ count }, { headers: { "Cache-Control": "private, no-store" } });
}
