import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { exportSupporters } from "#app/exports/export.server.ts";
import { readExportFilter } from "#app/exports/export-choices.server.ts";
import { exportResponse } from "#app/http/export-response.server.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/exports/supporters: signing in again leads here
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "supporters.export");
  return redirect("/admin/exports", 303);
}

// POST /admin/exports/supporters: a segment, a filter, or everybody
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.export");
  const filter = await readExportFilter(await panelFields(args.request));
  if (!filter) throw notFound("page");
  return exportResponse(await exportSupporters(filter, deed(actor, args)), args.context.visit.now);
}
