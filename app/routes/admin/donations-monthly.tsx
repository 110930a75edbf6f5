import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { endPlanByStaff } from "#app/donations/end-plan-by-staff.server.ts";
import { giftScopeOf } from "#app/donations/panel-donations.server.ts";
import { plansPage } from "#app/donations/panel-plans.server.ts";
import { planFigures } from "#app/donations/plan-figures.server.ts";
import { PlanFigureRow, PlansFilter } from "#app/donations/ui/plan-parts.tsx";
import { PlansTable } from "#app/donations/ui/plans-table.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { PLANS, planListHref, readPlanList, readPlanSearch } from "#app/http/plan-list.server.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("monthly-givers", (t) => t("title"));

// GET /admin/donations/monthly
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "donations.read");
  const { query, now } = args.context.visit;
  const { language, timeZone } = actor;
  const filter = readPlanList(query);
  const scope = giftScopeOf(actor);
  const [page, figures] = await Promise.all([
    plansPage(filter, { scope, language }, { after: query.get("after"), before: query.get("before") }),
    planFigures(scope, { now, timeZone }),
  ]);
  return {
    plans: page.lines,
    pages: {
      next: page.next && planListHref(filter, { after: page.next }),
      previous: page.previous && planListHref(filter, { before: page.previous }),
    },
    ...{ filter, figures, timeZone, personal: scope.personal, mayEnd: can(actor, "donations.record") },
  };
}

// POST /admin/donations/monthly: narrows the list; with intent "end" ends one
export async function action(args: ActionFunctionArgs) {
  const fields = await panelFields(args.request);
  const ends = fields.get("intent") === "end";
  const actor = await requireStaff(args, ends ? "donations.record" : "donations.read");
  if (!ends) return redirect(planListHref(readPlanSearch(fields)), 303);
  const outcome = await endPlanByStaff(uuidIn(fields.get("plan") ?? ""), deed(actor, args));
  if (outcome === "none") throw notFound("page");
  const t = translator(actor.language, "monthly-givers");
  return done(PLANS, outcome === "ends" ? { text: t("end.done") } : { text: t("end.over"), tone: "bad" });
}

export default function DonationsMonthlyRoute() {
  const { plans, pages, filter, figures, timeZone, personal, mayEnd } = useLoaderData<typeof loader>();
  const t = useT("monthly-givers");
  return (
    <>
      <PageHead title={t("title")} hint={<Link to="/admin/donations">{t("back")}</Link>} />
      <PlanFigureRow figures={figures} />
      <Panel title={t("list.title")}>
        <PlansFilter filter={filter} personal={personal} />
        <PlansTable
          {...{ plans, pages, timeZone, mayEnd }}
          narrowed={filter.words !== "" || filter.state !== null}
        />
      </Panel>
    </>
  );
}
