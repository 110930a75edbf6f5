import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { heldData } from "#app/segments/held-data.server.ts";
import { findPreferencesHolder } from "#app/supporters/preferences.server.ts";

// GET /preferences/:token/data.json: everything known about whoever holds the link, to take along.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const supporter = await findPreferencesHolder(params.token!, { now });
  if (!supporter) throw notFound("link");
  const everything = await heldData(supporter.id, language, { now });
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="my-data-${now.toISOString().slice(0, 10)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
