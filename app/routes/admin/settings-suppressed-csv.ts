import type { LoaderFunctionArgs } from "@remix-run/node";
import { recordExport } from "#app/exports/export.server.ts";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { suppressionCsv } from "#app/mail/suppression-csv.server.ts";

// GET /admin/settings/suppressed.csv: all of the list
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "settings.manage");
  await recordExport("suppressions.exported", deed(actor, args), {}, null);
  return csvDownload("never-mailed", suppressionCsv(), args.context.visit.now);
}
