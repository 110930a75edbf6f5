import type { LoaderFunctionArgs } from "@remix-run/node";
import { findThings } from "#app/http/find-things.server.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";

// GET /admin/find?q=…: campaigns, petitions and posts by what they are called, as JSON, for the palette
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read");
  return Response.json(await findThings(args.context.visit.query.get("q") ?? "", actor));
}
