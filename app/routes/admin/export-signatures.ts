import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { exportSignatures } from "#app/exports/export.server.ts";
import { findExportable } from "#app/exports/export-choices.server.ts";
import { exportResponse } from "#app/http/export-response.server.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/exports/signatures: signing in again leads here
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "supporters.export");
  return redirect("/admin/exports", 303);
}

// POST /admin/exports/signatures: those of one petition
export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, "supporters.export");
  const petition = await findExportable((await panelFields(args.request)).get("petition") ?? "");
  if (!petition) throw notFound("petition");
  const actor = await requireStaff(args, "supporters.export", petition.campaignId);
  return exportResponse(await exportSignatures(petition, deed(actor, args)), args.context.visit.now);
}
