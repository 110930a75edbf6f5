import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { campaignOfficials } from "#app/http/campaign-officials.server.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { panelCommittees } from "#app/measures/panel-committees.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { askForCount, constituentsAsOf } from "#app/reports/count-constituents.server.ts";
import { unplacedSupporters } from "#app/reports/division-counts.server.ts";
import { isNarrowed, officialsSearch } from "#app/reports/officials-query.ts";
import { pageOfOfficials } from "#app/reports/order-officials.ts";
import { CountedLine } from "#app/reports/ui/counted-line.tsx";
import { OfficialsFilters } from "#app/reports/ui/officials-filters.tsx";
import { OfficialsTable } from "#app/reports/ui/officials-table.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("reports", (t) => t("officials.title"));

// GET /admin/campaigns/:campaign/officials
export async function loader(args: LoaderFunctionArgs) {
  const { language } = await requireStaff(args, "reports.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  const { query, body, measureId, shown } = await campaignOfficials(args, id, language);
  const [{ timeZone }, asOf, unplaced, committees] = await Promise.all([
    getOrganisation(language),
    constituentsAsOf(id, { now: args.context.visit.now }),
    unplacedSupporters(id, body),
    body ? panelCommittees(language, body) : [],
  ]);
  const { lines, page, hasNext } = pageOfOfficials(shown, query.page);
  const base = `/admin/campaigns/${id}/officials`;
  return {
    base,
    query,
    body,
    hasMeasure: measureId !== null,
    seats: shown.length,
    lines,
    pages: {
      previous: page > 1 ? `${base}${officialsSearch(query, { page: page - 1 })}` : null,
      next: hasNext ? `${base}${officialsSearch(query, { page: page + 1 })}` : null,
    },
    counted: { asOf, timeZone, unplaced },
    committees: committees.map(({ id: key, name }) => ({ id: key, name })),
  };
}

// POST: asks for another count
export async function action(args: ActionFunctionArgs) {
  const { language } = await requireStaff(args, "reports.read", args.params.campaign);
  const id = campaignIdOf(args.params);
  await askForCount(id);
  return done(`/admin/campaigns/${id}/officials`, {
    text: translator(language, "reports")("officials.asked"),
  });
}

export default function CampaignOfficialsRoute() {
  const { base, query, body, hasMeasure, seats, lines, pages, counted, committees } =
    useLoaderData<typeof loader>();
  const t = useT("reports");
  const csv = (
    <a className="button button-two" href={`${base}.csv${officialsSearch(query)}`}>
      {t("officials.csv")} <span className="hidden-text">{t("officials.csvHidden")}</span>
    </a>
  );
  const empty = isNarrowed(query) ? (
    <EmptyState title={t("officials.empty")}>
      <p>{t("officials.emptyText")}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t("officials.none")}>
      <p>{t("officials.noneText")}</p>
      <p>
        <Link to={base.replace(/officials$/, "coalition")}>{t("officials.toMeasure")}</Link>
      </p>
    </EmptyState>
  );
  return (
    <>
      <PageHead
        title={t("officials.title")}
        hint={t("officials.hint")}
        actions={lines.length > 0 ? csv : null}
      />
      <OfficialsFilters page={base} {...{ body, committees, query, hasMeasure }} />
      <Panels>
        <Panel title={t("officials.seats", { count: seats })}>
          <CountedLine {...counted} />
          <AdminForm intent="count" submit={t("officials.again")} look="two" />
          <OfficialsTable page={base} {...{ lines, query, hasMeasure, pages, empty }} />
        </Panel>
      </Panels>
    </>
  );
}
