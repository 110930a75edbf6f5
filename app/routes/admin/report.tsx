import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { readReportQuery, reportSearch } from "#app/http/report-query.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { countWaitingComments } from "#app/petitions/comment-queries.server.ts";
import { peopleAndPlaces, reportOf } from "#app/reports/report-of.server.ts";
import { reportSubject } from "#app/reports/report-subjects.server.ts";
import { ReportFilters } from "#app/reports/ui/report-filters.tsx";
import { ReportView } from "#app/reports/ui/report-view.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import "#app/ui/css/admin-reports.css";

export const meta = panelMeta("reports", (t) => t("title"));

// GET /admin/campaigns/:campaign/report
export async function loader(args: LoaderFunctionArgs) {
  const campaignId = args.params.campaign!;
  const actor = await requireStaff(args, "reports.read", campaignId);
  const { language } = actor;
  const { timeZone } = await getOrganisation(language);
  const query = readReportQuery(campaignId, new URL(args.request.url).searchParams);
  const subject = query && (await reportSubject(campaignId, language));
  if (!subject) throw notFound("page");
  const { petition, period } = query;
  const chosen = petition ? subject.petitions.filter(({ id }) => id === petition) : subject.petitions;
  if (petition && chosen.length === 0) throw notFound("page");
  const petitionIds = chosen.map(({ id }) => id);
  const question = { petitionIds, period, timeZone, now: args.context.visit.now };
  const [report, more, waiting] = await Promise.all([
    reportOf({ ...question, campaignId: petition ? null : campaignId }),
    peopleAndPlaces(petitionIds),
    can(actor, "moderation", campaignId) ? countWaitingComments([campaignId]) : null,
  ]);
  const mayExport = can(actor, "supporters.export", campaignId);
  return { subject, petition, period, report, more, waiting, mayExport, timeZone };
}

export default function ReportRoute() {
  const { subject, petition, period, report, more, waiting, mayExport, timeZone } =
    useLoaderData<typeof loader>();
  const t = useT("reports");
  const language = useLanguage();
  const { campaign, petitions } = subject;
  const at = `/admin/campaigns/${campaign.id}/report`;
  const one = petitions.find(({ id }) => id === petition);
  const csvOf = (table: string) => `${at}.csv${reportSearch({ petition, period }, table)}`;
  return (
    <>
      <PageHead
        title={one?.title ?? t("title")}
        hint={t("hint", { zone: timeZone })}
        actions={
          <>
            {waiting ? (
              <Link className="button button-two" to={`/admin/comments?campaign=${campaign.id}`}>
                {t("waiting.comments", { count: waiting, shown: formatCount(waiting, language) })}
              </Link>
            ) : null}
            {(one ?? campaign).isPublic ? (
              <a
                className="button button-two"
                href={localPath(language, one ? `/petitions/${one.slug}` : `/campaigns/${campaign.slug}`)}
              >
                {t("view")}
              </a>
            ) : null}
          </>
        }
      />
      <Panel title={t("which")}>
        <ReportFilters action={at} petitions={petitions} petition={petition} period={period} />
      </Panel>
      <ReportView
        report={report}
        sharers={more.sharers}
        places={more.places}
        counties={more.counties}
        timeZone={timeZone}
        csv={{
          time: csvOf("time"),
          sources: csvOf("sources"),
          sharers: mayExport ? csvOf("sharers") : null,
          places: csvOf("places"),
        }}
      />
    </>
  );
}
