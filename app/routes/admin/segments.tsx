import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { foundSupporters } from "#app/segments/found-supporters.server.ts";
import { scopeOf } from "#app/segments/scope.ts";
import { SegmentName } from "#app/segments/segment-forms.ts";
import { allSegments, deleteSegment, renameSegment, restoreSegment } from "#app/segments/segments.server.ts";
import { SegmentsTable } from "#app/segments/ui/segments-table.tsx";
import { useSegmentErrors } from "#app/segments/ui/use-segment-errors.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can } from "#app/staff/permissions.ts";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("segments", (t) => t("segment.title"));

const PAGE = "/admin/segments";

// GET /admin/segments
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.read");
  const scope = scopeOf(actor);
  const segments = await allSegments();
  // One after the other: a page of lists must not take every connection.
  const rows = [];
  for (const { id, name, filter } of segments) {
    const { count, about } = await foundSupporters(filter, scope);
    rows.push({ id, name, count, about });
  }
  return { rows, mayEdit: can(actor, "supporters.edit") };
}

// POST /admin/segments: rename, delete or restore one
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.edit");
  const fields = await panelFields(args.request);
  const id = uuidIn(fields.get("id"));
  const by = deed(actor, args);
  switch (fields.get("intent")) {
    case "delete":
      return answer(actor, id, await deleteSegment(id, by), "deleted", { intent: "restore", id });
    case "restore":
      return answer(actor, id, await restoreSegment(id, by), "restored");
    default: {
      const form = SegmentName.safeParse({ name: fields.get("name") ?? "" });
      if (!form.success)
        return data({ id, errors: { name: form.error.issues[0]!.message } }, { status: 422 });
      const result = await renameSegment(id, form.data.name, by);
      const before = result.outcome === "done" ? result.before : "";
      return answer(actor, id, result, "renamed", { intent: "rename", id, name: before });
    }
  }
}

function answer(
  actor: StaffActor,
  id: string,
  result: Awaited<ReturnType<typeof deleteSegment>>,
  said: "deleted" | "restored" | "renamed",
  undo?: Record<string, string>,
) {
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "taken") return data({ id, errors: { name: "taken" } }, { status: 422 });
  const text = translator(actor.language, "segments")(`segment.${said}`, { name: result.segment.name });
  return done(PAGE, { text, ...(undo && { undo: { action: PAGE, fields: undo } }) });
}

export default function SegmentsRoute() {
  const { rows, mayEdit } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("segments");
  const errors = useSegmentErrors()((reply?.errors as Record<string, string>) ?? {});
  return (
    <>
      <PageHead title={t("segment.title")} hint={<Link to="/admin/supporters">{t("list.title")}</Link>} />
      <Panel title={t("segment.all", { count: rows.length })}>
        <SegmentsTable rows={rows} mayEdit={mayEdit} errors={errors} wrong={reply?.id ?? null} />
      </Panel>
    </>
  );
}
