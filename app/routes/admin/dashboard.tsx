import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { LatelyPanel } from "#app/audit/ui/lately-panel.tsx";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { recentSignatures } from "#app/petitions/recent-signatures.server.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Figures, Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("admin", (t) => t("dashboard.title"));

// GET /admin: what was signed today and this week, campaign by campaign
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "panel.enter");
  const { campaigns, timeZone, language } = actor;
  const { now } = args.context.visit;
  const [list, recent, lately] = await Promise.all([
    panelCampaigns(language, campaigns),
    recentSignatures({ campaigns, timeZone, now }),
    can(actor, "audit.read") ? auditPage({}, { limit: 6 }) : null,
  ]);
  const none = { today: 0, week: 0, total: 0 };
  const rows = list.map((campaign) => {
    const { today, week, total } = recent.find(({ campaignId }) => campaignId === campaign.id) ?? none;
    return { ...campaign, today, week, total };
  });
  return { rows, timeZone, lately: lately?.lines ?? null, now: now.toISOString() };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function DashboardRoute() {
  const { rows, timeZone, lately, now } = useLoaderData<typeof loader>();
  const t = useT("admin");
  const language = useLanguage();
  const sum = (of: "today" | "week" | "total") =>
    formatCount(
      rows.reduce((all, row) => all + row[of], 0),
      language,
    );
  return (
    <>
      <PageHead title={t("dashboard.title")} hint={t("dashboard.times", { zone: timeZone })} />
      <Figures
        figures={[
          { key: "today", label: t("dashboard.today"), value: sum("today") },
          { key: "week", label: t("dashboard.week"), value: sum("week") },
          { key: "total", label: t("dashboard.total"), value: sum("total") },
        ]}
      />
      <Panels>
        <Panel title={t("dashboard.campaigns")} span={lately ? 7 : 12}>
          <AdminTable
            caption={t("dashboard.campaigns")}
            columns={useColumns()}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("dashboard.empty")}>{<p>{t("dashboard.emptyText")}</p>}</EmptyState>}
          />
        </Panel>
        {lately ? <LatelyPanel lines={lately} now={now} /> : null}
      </Panels>
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useT("admin");
  const language = useLanguage();
  const figure = (of: "today" | "week" | "total", title: string, wide = false): Column<Row> => ({
    key: of,
    title,
    number: true,
    wide,
    cell: (row) => formatCount(row[of], language),
  });
  return [
    { key: "name", title: t("dashboard.campaign"), cell: ({ name }) => name },
    {
      key: "state",
      title: t("dashboard.state"),
      cell: ({ status }) => (
        <Badge
          tone={status === "live" || status === "won" ? "good" : status === "paused" ? "waiting" : "quiet"}
        >
          {t(`dashboard.status.${status}`)}
        </Badge>
      ),
    },
    figure("today", t("dashboard.todayShort")),
    figure("week", t("dashboard.weekShort")),
    figure("total", t("dashboard.totalShort"), true),
    {
      key: "view",
      title: <span className="hidden-text">{t("dashboard.view")}</span>,
      wide: true,
      cell: ({ slug, name, status }) =>
        status === "draft" ? null : (
          <a href={localPath(language, `/campaigns/${slug}`)} aria-label={t("dashboard.viewOf", { name })}>
            {t("dashboard.view")}
          </a>
        ),
    },
  ];
}
