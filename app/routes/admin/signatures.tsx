import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { actOnReview, loadReview, REVIEW } from "#app/http/review-list.server.ts";
import { ReviewView } from "#app/review/ui/review-view.tsx";
import "#app/ui/css/admin-moderation.css";
import "#app/ui/css/admin-review.css";

export const meta = panelMeta("review", (t) => t("title"));

const place = { base: REVIEW, campaign: null };

// GET /admin/signatures
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge", args.context.visit.query.get("campaign"));
  return loadReview(args, actor, place);
}

// POST /admin/signatures: filters, judgements, and taking one back
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge");
  return actOnReview(args, actor, place);
}

export default function SignaturesRoute() {
  return <ReviewView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
