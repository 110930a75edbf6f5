import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { readReportQuery } from "#app/http/report-query.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { reportCsv, reportTables } from "#app/reports/report-csv.server.ts";
import { reportSubject } from "#app/reports/report-subjects.server.ts";

// GET /admin/campaigns/:campaign/report.csv: one table of the report, whole
export async function loader(args: LoaderFunctionArgs) {
  const campaignId = args.params.campaign!;
  const { language } = await requireStaff(args, "reports.read", campaignId);
  const params = new URL(args.request.url).searchParams;
  const table = reportTables.find((each) => each === params.get("table")) ?? "time";
  // A list of people by name.
  if (table === "sharers") await requireStaff(args, "supporters.export", campaignId);
  const query = readReportQuery(campaignId, params);
  const subject = query && (await reportSubject(campaignId, language));
  if (!subject) throw notFound("page");
  const { petition, period } = query;
  const petitionIds = subject.petitions.map(({ id }) => id).filter((id) => !petition || id === petition);
  if (petition && petitionIds.length === 0) throw notFound("page");
  const { now } = args.context.visit;
  const { timeZone } = await getOrganisation(language);
  return csvDownload(
    `${subject.campaign.slug}-${table}`,
    reportCsv(table, { petitionIds, period, timeZone, now }),
    now,
  );
}
