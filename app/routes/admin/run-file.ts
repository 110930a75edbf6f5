import type { LoaderFunctionArgs } from "@remix-run/node";
import { fileResponse } from "#app/http/file-response.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed } from "#app/http/require-staff.server.ts";
import { visibleRun } from "#app/http/visible-run.server.ts";
import { takeRunFile } from "#app/runs/kept-files.server.ts";

// GET /admin/runs/:run/files/:file
export async function loader(args: LoaderFunctionArgs) {
  const { run, actor } = await visibleRun(args);
  const taken = await takeRunFile(run.id, args.params.file ?? "", deed(actor, args));
  if (!taken) throw notFound("page");
  return fileResponse(taken.file, taken.content);
}
