import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { Figures, Panels } from "#app/ui/admin/panels.tsx";
import { removeJob, retryFailedJobs, retryJob } from "#app/upkeep/change-job.server.ts";
import { jobsIn, queueFacts } from "#app/upkeep/job-queries.server.ts";
import { nextStart } from "#app/upkeep/next-start.ts";
import { schedule } from "#app/upkeep/schedule.ts";
import { JobsPanel, SchedulePanel } from "#app/upkeep/ui/job-panels.tsx";
import { SettingsHead } from "#app/upkeep/ui/settings-head.tsx";

export const meta = panelMeta("settings", (t) => t("pages.jobs"));

const PAGE = "/admin/settings/jobs";

// GET /admin/settings/jobs
export async function loader(args: LoaderFunctionArgs) {
  const { timeZone } = await requireStaff(args, "jobs.manage");
  const [facts, failed, running, waiting] = await Promise.all([
    queueFacts(),
    jobsIn("failed"),
    jobsIn("running"),
    jobsIn("waiting"),
  ]);
  const { now } = args.context.visit;
  const starts = schedule.map(({ name, at }) => ({
    name,
    at,
    next: nextStart(at, now)?.toISOString() ?? null,
  }));
  return { facts, failed, running, waiting, starts, timeZone };
}

// POST /admin/settings/jobs
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "jobs.manage");
  const fields = await panelFields(args.request);
  const t = translator(actor.language, "settings");
  const id = fields.get("id") ?? "";
  if (fields.get("intent") === "retry-all") {
    const count = await retryFailedJobs(deed(actor, args));
    return done(PAGE, { text: t("jobs.allRetried", { count }) });
  }
  if (!/^\d{1,18}$/.test(id)) return redirect(PAGE, 303);
  const removes = fields.get("intent") === "remove";
  const name = await (removes ? removeJob : retryJob)(id, deed(actor, args));
  if (name === null) return done(PAGE, { text: t("jobs.goneOrRunning"), tone: "bad" });
  return done(PAGE, { text: removes ? t("jobs.removed", { name }) : t("jobs.retried", { name }) });
}

export default function SettingsJobsRoute() {
  const { facts, failed, running, waiting, starts, timeZone } = useLoaderData<typeof loader>();
  const t = useT("settings");
  const figures = (["failed", "running", "waiting"] as const).map((state) => ({
    key: state,
    label: t(`jobs.states.${state}`),
    value: t("count", { count: facts[state] }),
  }));
  return (
    <>
      <SettingsHead page="jobs" />
      <Figures figures={figures} />
      <Panels>
        <JobsPanel state="failed" jobs={failed} timeZone={timeZone} />
        <JobsPanel state="running" jobs={running} timeZone={timeZone} />
        <JobsPanel state="waiting" jobs={waiting} timeZone={timeZone} />
        <SchedulePanel starts={starts} timeZone={timeZone} />
      </Panels>
    </>
  );
}
