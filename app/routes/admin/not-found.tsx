import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";

// GET anything below /admin that has no page
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "panel.enter");
  throw notFound("page");
}

// A form posted to nowhere is refused like a visit to nowhere.
export const action = loader;

export default function AdminNotFoundRoute() {
  return null;
}
