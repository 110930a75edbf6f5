import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { deliveriesOf } from "#app/deliveries/delivery-queries.server.ts";
import { DeliveriesPanel } from "#app/deliveries/ui/deliveries-panel.tsx";
import { dayOf } from "#app/http/board-deeds.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { isUuid } from "#app/platform/uuid.ts";
import { constituentsAsOf } from "#app/reports/count-constituents.server.ts";
import { officeReport } from "#app/reports/office-report.server.ts";
import { CountedLine } from "#app/reports/ui/counted-line.tsx";
import { OfficeFigures } from "#app/reports/ui/office-figures.tsx";
import {
  AnswersPanel,
  LatestPanel,
  LettersPanel,
  PetitionsPanel,
  WeeksPanel,
} from "#app/reports/ui/office-panels.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("reports", (t) => t("officials.title"));

// GET /admin/campaigns/:campaign/officials/:office; an office stays when whoever holds it leaves
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "reports.read", args.params.campaign);
  const { language } = actor;
  const id = campaignIdOf(args.params);
  const { office } = args.params;
  const { timeZone } = await getOrganisation(language);
  const report = isUuid(office)
    ? await officeReport(id, office, { language, day: dayOf(args), timeZone })
    : null;
  if (!report) throw notFound("page");
  const [asOf, deliveries] = await Promise.all([
    constituentsAsOf(id, { now: args.context.visit.now }),
    deliveriesOf(id, language, office),
  ]);
  const mayRead = can(actor, "supporters.personal", id);
  return {
    campaign: `/admin/campaigns/${id}`,
    office: office!,
    report: { ...report, answers: mayRead ? report.answers : null },
    counted: { asOf, timeZone, unplaced: [] },
    deliveries,
    mayPack: report.petitions.length > 0 && can(actor, "supporters.export", id),
    mayEdit: report.petitions.length > 0 && can(actor, "content.edit", id),
  };
}

export default function CampaignOfficialRoute() {
  const { campaign, office, report, counted, deliveries, mayPack, mayEdit } = useLoaderData<typeof loader>();
  const t = useT("reports");
  const { lines, title, petitions, weeks, answers, latest } = report;
  const holders = lines.filter(({ hasLeft }) => !hasLeft).map(({ name }) => name ?? t("officials.vacant"));
  const answered = lines.reduce((sum, line) => sum + line.answers, 0);
  const actions = (
    <>
      <Link className="button button-two" to={`${campaign}/officials`}>
        {t("officials.one.back")}
      </Link>
      {mayEdit ? (
        <Link className="button button-two" to={`${campaign}/delivery/new?office=${office}`}>
          {t("officials.one.record")}
        </Link>
      ) : null}
      {mayPack ? (
        <Link className="button button-key" to={`${campaign}/delivery?office=${office}`}>
          {t("officials.one.pack")}
        </Link>
      ) : null}
    </>
  );
  return (
    <>
      <PageHead title={holders.join(", ") || title} hint={title} actions={actions} />
      <CountedLine {...counted} />
      <OfficeFigures lines={lines} />
      <Panels>
        <PetitionsPanel petitions={petitions} />
        <LatestPanel latest={latest} timeZone={counted.timeZone} />
        <WeeksPanel weeks={weeks} />
        <LettersPanel lines={lines} />
        <AnswersPanel answers={answers} counted={answered} base={`${campaign}/outreach`} />
        {deliveries.length > 0 ? (
          <DeliveriesPanel deliveries={deliveries} href={`${campaign}/delivery`} mayEdit={mayEdit} />
        ) : null}
      </Panels>
    </>
  );
}
