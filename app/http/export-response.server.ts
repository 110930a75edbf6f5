import { redirect } from "@remix-run/node";
import type { ExportOutcome } from "#app/exports/export.server.ts";
import { csvDownload } from "./csv-download.server.ts";

/** The file of a short export; of a long one the page where it is made. */
export async function exportResponse(result: ExportOutcome, now: Date): Promise<Response> {
  if (result.outcome === "run") return redirect(`/admin/runs/${result.runId}`, 303);
  return csvDownload(result.name, result.content, now);
}
