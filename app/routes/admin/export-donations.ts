import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { exportDonations } from "#app/exports/export-donations.server.ts";
import { readDonationSearch } from "#app/http/donation-list.server.ts";
import { exportResponse } from "#app/http/export-response.server.ts";
import { panelFields } from "#app/http/read-panel-form.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/exports/donations: signing in again leads here
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "supporters.export");
  return redirect("/admin/donations", 303);
}

// POST /admin/exports/donations: those of the list as it is narrowed
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.export");
  const filter = readDonationSearch(await panelFields(args.request));
  return exportResponse(await exportDonations(filter, deed(actor, args)), args.context.visit.now);
}
