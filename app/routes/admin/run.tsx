import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { deed, done } from "#app/http/require-staff.server.ts";
import { visibleRun } from "#app/http/visible-run.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { cancelRun } from "#app/runs/cancel-run.server.ts";
import { RunProgress } from "#app/runs/ui/run-progress.tsx";
import { useRunWords } from "#app/runs/ui/use-run-words.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("runs", (t) => t("one"));

// GET /admin/runs/:run
export async function loader(args: LoaderFunctionArgs) {
  const { run, actor } = await visibleRun(args);
  return { run, timeZone: actor.timeZone };
}

// POST /admin/runs/:run: stops it
export async function action(args: ActionFunctionArgs) {
  const { run, actor } = await visibleRun(args);
  const { outcome } = await cancelRun(run.id, deed(actor, args));
  const t = translator(actor.language, "runs");
  const text = outcome === "cancelled" ? t("cancelledFlash") : t("overFlash");
  return done(`/admin/runs/${run.id}`, { text });
}

export default function RunRoute() {
  const { run, timeZone } = useLoaderData<typeof loader>();
  const t = useT("runs");
  const words = useRunWords();
  const all = (
    <Link className="button button-two" to="/admin/runs">
      {t("all")}
    </Link>
  );
  return (
    <>
      <PageHead title={words.kind(run.kind)} hint={t("one")} actions={all} />
      <Panel title={t("standing")}>
        <RunProgress run={run} timeZone={timeZone} />
      </Panel>
    </>
  );
}
