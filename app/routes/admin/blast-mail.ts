import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewBlast, shownIn } from "#app/blasts/preview-blast.server.ts";
import { viewIn } from "#app/http/blast-view.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { scopeOf } from "#app/segments/scope.ts";

/** Nothing in a mail runs, opens, posts or reads a cookie, also outside its frame. */
const POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

// GET /admin/campaigns/:campaign/blasts/:blast/mail?view=: what stands in the frame of a blast that is looked at
export async function loader(args: LoaderFunctionArgs) {
  const { campaign: campaignId, blast: id } = args.params;
  const actor = await requireStaff(args, "content.read", campaignId);
  if (!isUuid(campaignId) || !isUuid(id)) throw notFound("page");
  const { now, query } = args.context.visit;
  const view = viewIn(query, actor, now);
  const preview = await previewBlast({ id, campaignId }, view.language, view, { scope: scopeOf(actor), now });
  if (!preview) throw notFound("page");
  return new Response(shownIn(preview.mail.html, view.look), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "private, no-store",
    },
  });
}
