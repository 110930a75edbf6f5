import type { LoaderFunctionArgs } from "@remix-run/node";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { campaignOfficials } from "#app/http/campaign-officials.server.ts";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { officialsCsv } from "#app/reports/officials-csv.ts";

// GET /admin/campaigns/:campaign/officials.csv: what the page is narrowed to, in its order, all of it
export async function loader(args: LoaderFunctionArgs) {
  const { language } = await requireStaff(args, "reports.read", args.params.campaign);
  const { shown } = await campaignOfficials(args, campaignIdOf(args.params), language);
  return csvDownload("officials", officialsCsv(shown), args.context.visit.now);
}
