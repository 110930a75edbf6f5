import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { actOnConditions, loadConditions } from "#app/http/review-conditions.server.ts";
import { ConditionsView } from "#app/review/ui/conditions-view.tsx";
import "#app/ui/css/admin-moderation.css";
import "#app/ui/css/admin-review.css";

export const meta = panelMeta("review", (t) => t("conditions.title"));

// GET /admin/signatures/conditions
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge", args.context.visit.query.get("campaign"));
  return loadConditions(args, actor);
}

// POST /admin/signatures/conditions: other conditions, or a verdict on all that fit
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "signatures.judge", args.context.visit.query.get("campaign"));
  return actOnConditions(args, actor);
}

export default function SignaturesConditionsRoute() {
  return <ConditionsView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
