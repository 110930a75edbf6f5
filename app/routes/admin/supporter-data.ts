import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { dataHandedOut } from "#app/segments/data-handed-out.server.ts";
import { visibleSupporterId } from "#app/segments/find-panel-supporter.server.ts";
import { scopeOf } from "#app/segments/scope.ts";

// GET /admin/supporters/:supporter/data.json: everything held about somebody who asked for it
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.erase");
  const id = await visibleSupporterId(uuidIn(args.params.supporter), scopeOf(actor));
  if (!id) throw notFound("page");
  const everything = await dataHandedOut(id, deed(actor, args));
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="supporter-data-${args.context.visit.now.toISOString().slice(0, 10)}.json"`,
    },
  });
}
