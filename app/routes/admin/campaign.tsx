import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { CampaignBadge } from "#app/campaigns/ui/campaign-badge.tsx";
import { campaignTabs } from "#app/http/campaign-tabs.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { Permitted } from "#app/staff/permissions.ts";
import { Tabs } from "#app/ui/admin/tabs.tsx";

// The frame of every page of one campaign: what it is called, how it stands, the ways to its parts.
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaign = await findPanelCampaign(args.params.campaign, actor.language);
  if (!campaign) throw notFound("page");
  return { campaign };
}

export default function CampaignRoute() {
  const { campaign } = useLoaderData<typeof loader>();
  const frame = useRouteLoaderData("admin") as { actor: Permitted };
  const t = useT("content");
  return (
    <>
      <div className="adm-campaign">
        <p className="adm-campaign-name">
          <Link to={`/admin/campaigns/${campaign.id}`}>{campaign.name}</Link>
          <CampaignBadge status={campaign.status} publishAt={campaign.publishAt} />
        </p>
        <Tabs label={t("tabs.label")} tabs={campaignTabs(frame.actor, campaign.id, t)} />
      </div>
      <Outlet />
    </>
  );
}
