import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { runsPage } from "#app/runs/run-queries.server.ts";
import { RunTable } from "#app/runs/ui/run-table.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("runs", (t) => t("title"));

// GET /admin/runs: one's own, for managers everybody's
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "panel.enter");
  const params = new URL(args.request.url).searchParams;
  const everybodys = can(actor, "jobs.manage");
  const { runs, next, previous } = await runsPage(
    { startedBy: everybodys ? null : actor.id },
    { after: params.get("after"), before: params.get("before") },
  );
  return {
    runs,
    everybodys,
    pages: {
      next: next && `/admin/runs?after=${next}`,
      previous: previous && `/admin/runs?before=${previous}`,
    },
    timeZone: actor.timeZone,
  };
}

export default function RunsRoute() {
  const { runs, everybodys, pages, timeZone } = useLoaderData<typeof loader>();
  const t = useT("runs");
  return (
    <>
      <PageHead title={t("title")} hint={t("hint")} />
      <Panel title={t(everybodys ? "everybodys" : "yours")}>
        <RunTable runs={runs} pages={pages} timeZone={timeZone} />
      </Panel>
    </>
  );
}
