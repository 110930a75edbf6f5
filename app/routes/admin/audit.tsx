import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { auditKinds, auditPage } from "#app/audit/audit-queries.server.ts";
import { AuditFilters } from "#app/audit/ui/audit-filters.tsx";
import { AuditTable } from "#app/audit/ui/audit-table.tsx";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { auditFilterOf, auditSearch, readAuditQuery } from "#app/http/audit-filter.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { staffList } from "#app/staff/staff-queries.server.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("admin", (t) => t("audit.title"));

// GET /admin/audit
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone, language } = await requireStaff(args, "audit.read");
  const params = new URL(args.request.url).searchParams;
  const query = readAuditQuery(params);
  const cursor = { after: params.get("after"), before: params.get("before") };
  const [page, kinds, members, campaigns] = await Promise.all([
    auditPage(auditFilterOf(query, timeZone), cursor),
    auditKinds(),
    staffList(),
    panelCampaigns(language, null),
  ]);
  const path = (at: { after?: string; before?: string }) => `/admin/audit${auditSearch(query, at)}`;
  return {
    query,
    lines: page.lines,
    pages: {
      next: page.next && path({ after: page.next }),
      previous: page.previous && path({ before: page.previous }),
    },
    exportHref: `/admin/audit.csv${auditSearch(query)}`,
    kinds,
    people: members.map(({ id, name }) => ({ id, name })),
    campaigns: campaigns.map(({ id, name }) => ({ id, name })),
    timeZone,
  };
}

export default function AuditRoute() {
  const { query, lines, pages, exportHref, kinds, people, campaigns, timeZone } =
    useLoaderData<typeof loader>();
  const t = useT("admin");
  return (
    <>
      <PageHead
        title={t("audit.title")}
        hint={t("audit.hint", { zone: timeZone })}
        actions={
          <Link className="button button-two" to={exportHref} reloadDocument>
            {t("audit.export")}
          </Link>
        }
      />
      <Panel title={t("audit.entries")}>
        <AuditFilters query={query} {...{ kinds, people, campaigns }} />
        <AuditTable lines={lines} pages={pages} timeZone={timeZone} />
      </Panel>
    </>
  );
}
