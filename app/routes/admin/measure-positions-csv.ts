import type { LoaderFunctionArgs } from "@remix-run/node";
import { dayOf } from "#app/http/board-deeds.server.ts";
import { csvDownload } from "#app/http/csv-download.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { boardFile } from "#app/measures/board-file.server.ts";
import { isUuid } from "#app/platform/uuid.ts";

// GET /admin/measures/:measure/positions.csv: the board, to be filled in and read again
export async function loader(args: LoaderFunctionArgs) {
  const { language } = await requireStaff(args, "content.read");
  const id = args.params.measure;
  const lines = isUuid(id) && (await boardFile(id, { language, day: dayOf(args) }));
  if (!lines) throw notFound("page");
  return csvDownload("positions", lines, args.context.visit.now);
}
