import type { LoaderFunctionArgs } from "@remix-run/node";
import { blastsCsv } from "#app/blasts/blasts-csv.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/campaigns/:campaign/blasts.csv: what came of all that went out
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "reports.read", args.params.campaign);
  return csvDownload("blasts", blastsCsv(campaignIdOf(args.params)), args.context.visit.now);
}
