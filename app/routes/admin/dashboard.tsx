import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { LatelyPanel } from "#app/audit/ui/lately-panel.tsx";
import { panelCampaigns } from "#app/campaigns/panel-campaigns.server.ts";
import { brakeNow } from "#app/donations/brake.server.ts";
import { BrakeNotice } from "#app/donations/ui/brake-notice.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { countWaitingComments } from "#app/petitions/comment-queries.server.ts";
import { recentSignatures } from "#app/petitions/recent-signatures.server.ts";
import { reportOf } from "#app/reports/report-of.server.ts";
import { petitionIdsOf } from "#app/reports/report-subjects.server.ts";
import { FirstStepsPanel, firstSteps } from "#app/reports/ui/first-steps-panel.tsx";
import { formatShare, SourceTable } from "#app/reports/ui/report-tables.tsx";
import { SignaturesChart } from "#app/reports/ui/signatures-chart.tsx";
import { WaitingPanel, waitsFor } from "#app/reports/ui/waiting-panel.tsx";
import { countPatterns } from "#app/review/patterns.server.ts";
import { countHeld } from "#app/review/review-page.server.ts";
import { can } from "#app/staff/permissions.ts";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Figures, Panel, Panels } from "#app/ui/admin/panels.tsx";
import "#app/ui/css/admin-reports.css";

export const meta = panelMeta("admin", (t) => t("dashboard.title"));

// GET /admin: what was signed today and this week, campaign by campaign, and what waits
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "panel.enter");
  const { campaigns, language } = actor;
  const { timeZone } = await getOrganisation(language);
  const { now } = args.context.visit;
  const petitionIds = await petitionIdsOf(campaigns);
  const question = { petitionIds, timeZone, now };
  const mayRead = can(actor, "reports.read");
  const mayJudge = can(actor, "signatures.judge");
  const [list, recent, month, week, comments, signatures, patterns, lately, brake] = await Promise.all([
    panelCampaigns(language, campaigns),
    recentSignatures({ campaigns, timeZone, now }),
    mayRead ? reportOf({ ...question, period: "month" }) : null,
    mayRead ? reportOf({ ...question, period: "week" }) : null,
    can(actor, "moderation") ? countWaitingComments(campaigns) : null,
    mayJudge ? countHeld(campaigns) : null,
    mayJudge ? countPatterns(campaigns) : null,
    can(actor, "audit.read") ? auditPage({}, { limit: 6 }) : null,
    can(actor, "donations.read") ? brakeNow() : null,
  ]);
  const none = { today: 0, todayWaiting: 0, week: 0, total: 0 };
  const rows = list.map((campaign) => ({
    ...campaign,
    ...(recent.find(({ campaignId }) => campaignId === campaign.id) ?? none),
  }));
  const visits = week && {
    today: week.buckets.at(-1)!.visits,
    week: week.visits,
    conversion: week.conversion,
  };
  const steps = firstSteps.filter(({ permission }) => can(actor, permission)).map(({ name }) => name);
  return {
    rows,
    // A new site is empty everywhere; there is more to say than that.
    steps: rows.length === 0 ? steps : [],
    timeZone,
    month: month && { step: month.step, buckets: month.buckets, sources: month.sources },
    visits,
    waiting: { comments, signatures, patterns },
    lately: lately?.lines ?? null,
    now: now.toISOString(),
    brake,
    mayLift: can(actor, "settings.manage"),
  };
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

export default function DashboardRoute() {
  const { rows, steps, timeZone, month, waiting, lately, now, brake, mayLift } =
    useLoaderData<typeof loader>();
  const t = useT("admin");
  return (
    <>
      <PageHead title={t("dashboard.title")} hint={t("dashboard.times", { zone: timeZone })} />
      <BrakeNotice {...{ brake, mayLift, timeZone }} />
      <DashboardFigures />
      <Panels>
        {steps.length > 0 ? <FirstStepsPanel steps={steps} /> : null}
        {month ? (
          <Panel title={t("dashboard.chart")} span={waitsFor(waiting) ? 8 : 12}>
            <SignaturesChart buckets={month.buckets} step={month.step} timeZone={timeZone} />
          </Panel>
        ) : null}
        <WaitingPanel waiting={waiting} />
        <Panel title={t("dashboard.campaigns")} span={month || !waitsFor(waiting) ? 12 : 8}>
          <AdminTable
            caption={t("dashboard.campaigns")}
            columns={useColumns(month !== null)}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("dashboard.empty")}>{<p>{t("dashboard.emptyText")}</p>}</EmptyState>}
          />
        </Panel>
        {month ? (
          <Panel title={t("dashboard.sources")} span={lately ? 5 : 12} aside={t("dashboard.lastMonth")}>
            <SourceTable sources={month.sources.slice(0, 6)} timeZone={timeZone} brief />
          </Panel>
        ) : null}
        {lately ? <LatelyPanel lines={lately} now={now} span={7} /> : null}
      </Panels>
    </>
  );
}

function DashboardFigures() {
  const { rows, visits } = useLoaderData<typeof loader>();
  const t = useT("admin");
  const language = useLanguage();
  const n = (count: number) => formatCount(count, language);
  const sum = (of: "today" | "todayWaiting" | "week" | "total") =>
    rows.reduce((all, row) => all + row[of], 0);
  const notYet = sum("todayWaiting");
  return (
    <Figures
      figures={[
        {
          key: "today",
          label: t("dashboard.today"),
          value: n(sum("today")),
          detail: t("dashboard.notConfirmed", { count: notYet, shown: n(notYet) }),
        },
        { key: "week", label: t("dashboard.week"), value: n(sum("week")) },
        { key: "total", label: t("dashboard.total"), value: n(sum("total")) },
        ...(visits
          ? [
              {
                key: "visits",
                label: t("dashboard.visits"),
                value: n(visits.today),
                detail: t("dashboard.visitsWeek", { count: visits.week, shown: n(visits.week) }),
              },
              {
                key: "conversion",
                label: t("dashboard.conversion"),
                value: formatShare(visits.conversion, language),
                detail: t("dashboard.conversionHint"),
              },
            ]
          : []),
      ]}
    />
  );
}

function useColumns(mayRead: boolean): Column<Row>[] {
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
    {
      key: "name",
      title: t("dashboard.campaign"),
      cell: ({ id, name }) => (mayRead ? <Link to={`/admin/campaigns/${id}/report`}>{name}</Link> : name),
    },
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
