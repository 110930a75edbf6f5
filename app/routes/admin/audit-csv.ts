import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditCsv } from "#app/audit/audit-csv.server.ts";
import { recordExport } from "#app/exports/export.server.ts";
import { auditFilterOf, readAuditQuery } from "#app/http/audit-filter.ts";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/audit.csv: what the page shows with this filter, all of it
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "audit.read");
  const query = readAuditQuery(new URL(args.request.url).searchParams);
  const filter = auditFilterOf(query, actor.timeZone);
  await recordExport(
    "audit.exported",
    deed(actor, args),
    { filter: Object.keys(query).filter((key) => query[key as keyof typeof query]) },
    null,
  );
  return csvDownload("audit", auditCsv(filter), args.context.visit.now);
}
