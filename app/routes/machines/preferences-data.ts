import type { LoaderFunctionArgs } from "@remix-run/node";
import { timelineOf } from "#app/actions/record-actions.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { signatureData } from "#app/petitions/signatures-of.server.ts";
import { findPreferencesHolder } from "#app/supporters/preferences.server.ts";
import { supporterData } from "#app/supporters/supporter-data.server.ts";

// GET /preferences/:token/data.json: everything known about whoever holds the link, to take along.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const supporter = await findPreferencesHolder(params.token!, { now });
  if (!supporter) throw notFound("link");
  const everything = await supporterData(supporter.id, {
    now,
    sections: [
      { name: "signatures", read: (id) => signatureData(id, language) },
      {
        name: "actions",
        read: async (id) => (await timelineOf(id)).map(({ kind, source, at }) => ({ kind, source, at })),
      },
    ],
  });
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="my-data-${now.toISOString().slice(0, 10)}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
