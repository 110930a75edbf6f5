import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { actOnReview, loadReview } from "#app/http/review-list.server.ts";
import { ReviewView } from "#app/review/ui/review-view.tsx";
import "#app/ui/css/admin-moderation.css";
import "#app/ui/css/admin-review.css";

export const meta = panelMeta("review", (t) => t("title"));

const placeOf = (campaign: string) => ({ base: `/admin/campaigns/${campaign}/signatures`, campaign });

// GET /admin/campaigns/:campaign/signatures
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge", args.params.campaign);
  return loadReview(args, actor, placeOf(campaignIdOf(args.params)));
}

// POST /admin/campaigns/:campaign/signatures: filters, judgements, and taking one back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge", args.params.campaign);
  return actOnReview(args, actor, placeOf(campaignIdOf(args.params)));
}

export default function CampaignSignaturesRoute() {
  return <ReviewView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
