import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { revisedThing } from "#app/http/revised-things.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { historyPath } from "#app/revisions/editing-path.ts";
import { stateView } from "#app/revisions/state-view.server.ts";
import { StateView } from "#app/revisions/ui/state-view.tsx";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";

export const meta = panelMeta("revisions", (t) => t("history.title"));

function versionIn(params: { version?: string }): number {
  if (!/^\d{1,9}$/.test(params.version ?? "")) throw notFound("page");
  return Number(params.version);
}

// GET /admin/campaigns/:campaign/history/:kind/:subject/:version
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const { subject, name } = await revisedThing(args.params, actor.language);
  const view = await stateView(subject, versionIn(args.params));
  if (!view) throw notFound("page");
  return { subject, name, view, mayRestore: can(actor, "content.edit", subject.campaignId) };
}

// POST: makes it the state of now
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const { subject, thing, href } = await revisedThing(args.params, actor.language);
  const view = await stateView(subject, versionIn(args.params));
  if (!view) throw notFound("page");
  const outcome = await thing.restore(subject, view.line.version, deed(actor, args));
  if (outcome === "not-found") throw notFound("page");
  const when = formatInstant(view.line.at, actor.timeZone, actor.language);
  const text = translator(actor.language, "revisions")("history.restored", { when });
  // The state that was replaced has a page of its own, and a button like this one.
  const undo = { action: historyPath(subject, view.current), fields: { intent: "restore" } };
  return done(href, { text, ...(outcome === "restored" && { undo }) });
}

export default function HistoryStateRoute() {
  const { subject, name, view, mayRestore } = useLoaderData<typeof loader>();
  const t = useT("revisions");
  const back = (
    <Link className="button button-two" to={historyPath(subject)}>
      {t("history.title")}
    </Link>
  );
  return (
    <>
      <PageHead title={t("history.of", { name })} actions={back} />
      <StateView kind={subject.kind} view={view} mayRestore={mayRestore} />
    </>
  );
}
