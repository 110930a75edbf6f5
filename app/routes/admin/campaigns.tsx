import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { type CampaignGroup, campaignGroups } from "#app/campaigns/campaign-groups.ts";
import { campaignGroupCounts, campaignList } from "#app/campaigns/campaign-list.server.ts";
import { CampaignTable } from "#app/campaigns/ui/campaign-table.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { campaignCounts } from "#app/petitions/campaign-counts.server.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("list.title"));

function groupIn(text: string | null): CampaignGroup | null {
  return campaignGroups.find((group) => group === text) ?? null;
}

// GET /admin/campaigns
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  const { query } = args.context.visit;
  const { campaigns, language, timeZone } = actor;
  const group = groupIn(query.get("state"));
  const [counts, page] = await Promise.all([
    campaignGroupCounts({ campaigns }),
    campaignList({ campaigns, group, language }, { after: query.get("after") }),
  ]);
  const signatures = await campaignCounts(page.rows.map(({ id }) => id));
  return {
    counts,
    group,
    rows: page.rows.map((row) => ({ ...row, signatures: signatures[row.id] ?? 0 })),
    next: page.next,
    paged: query.has("after"),
    timeZone,
    mayCreate: can(actor, "campaigns.create"),
  };
}

export default function CampaignsRoute() {
  const { counts, group, rows, next, paged, timeZone, mayCreate } = useLoaderData<typeof loader>();
  const t = useT("content");
  const here = group ? `/admin/campaigns?state=${group}` : "/admin/campaigns";
  const begin = (
    <Link className="button button-key" to="/admin/campaigns/new">
      {t("list.new")}
    </Link>
  );
  const following = next && `${here}${group ? "&" : "?"}after=${next}`;
  return (
    <>
      <PageHead title={t("list.title")} actions={mayCreate ? begin : null} />
      <Panel title={t(group ? `groups.${group}` : "groups.current")}>
        <Groups counts={counts} chosen={group} />
        <CampaignTable
          rows={rows}
          timeZone={timeZone}
          begin={mayCreate && !group ? begin : null}
          pages={{ previous: paged ? here : null, next: following }}
        />
      </Panel>
    </>
  );
}

function Groups({ counts, chosen }: { counts: Record<CampaignGroup, number>; chosen: CampaignGroup | null }) {
  const t = useT("content");
  const way = (group: CampaignGroup | null, count: number | null) => (
    <li key={group ?? ""}>
      <Link
        to={group ? `/admin/campaigns?state=${group}` : "/admin/campaigns"}
        aria-current={group === chosen ? "page" : undefined}
      >
        {t(group ? `groups.${group}` : "groups.current")}
        {count === null ? null : <span className="adm-hint">{count}</span>}
      </Link>
    </li>
  );
  const any = Object.values(counts).some((count) => count > 0);
  if (!any) return null;
  return (
    <nav className="adm-tabs" aria-label={t("groups.label")}>
      <ul>
        {way(null, null)}
        {campaignGroups
          .filter((group) => counts[group] > 0 || group === chosen)
          .map((group) => way(group, counts[group]))}
      </ul>
    </nav>
  );
}
