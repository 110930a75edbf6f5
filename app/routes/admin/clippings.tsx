import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields, parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { clippingOrder, moveClipping } from "#app/news/order-clippings.server.ts";
import { MoveForm } from "#app/news/post-forms.ts";
import { ClippingOrder } from "#app/news/ui/clipping-order.tsx";
import { isUuid } from "#app/platform/uuid.ts";
import { can } from "#app/staff/permissions.ts";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("post.order.title"));

const pathOf = (campaignId: string) => `/admin/campaigns/${campaignId}/news/clippings`;

// GET /admin/campaigns/:campaign/news/clippings
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaign = await findPanelCampaign(args.params.campaign, actor.language);
  if (!campaign) throw notFound("page");
  return {
    campaignId: campaign.id,
    clippings: await clippingOrder(campaign.id, actor.language),
    mayEdit: can(actor, "content.edit", campaign.id),
  };
}

// POST: moves a clipping to another place
export async function action(args: ActionFunctionArgs) {
  const campaignId = args.params.campaign;
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (!isUuid(campaignId)) throw notFound("page");
  const form = parsePanelForm(await panelFields(args.request), MoveForm);
  const here = pathOf(campaignId);
  if (!form.ok) return redirect(here, 303);
  const { id, place } = form.input;
  const result = await moveClipping({ id, campaignId }, place, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome !== "moved") return redirect(here, 303);
  const { name, from, to } = result;
  const text = translator(actor.language, "content")("post.order.moved", { name, place: to + 1 });
  return done(here, { text, undo: { action: here, fields: { intent: "move", id, place: String(from) } } });
}

export default function ClippingsRoute() {
  const { campaignId, clippings, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("content");
  const back = (
    <Link className="button button-two" to={`/admin/campaigns/${campaignId}/news`}>
      {t("post.all")}
    </Link>
  );
  return (
    <>
      <PageHead title={t("post.order.title")} hint={t("post.order.hint")} actions={back} />
      <Panel title={t("post.order.list")}>
        {clippings.length > 0 ? (
          <>
            {mayEdit ? <p className="adm-hint">{t("post.order.how")}</p> : null}
            <ClippingOrder {...{ campaignId, clippings, mayEdit }} />
          </>
        ) : (
          <EmptyState title={t("post.order.empty")}>
            <p>{t("post.order.emptyText")}</p>
          </EmptyState>
        )}
      </Panel>
    </>
  );
}
