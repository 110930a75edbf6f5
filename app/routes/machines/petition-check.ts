import type { LoaderFunctionArgs } from "@remix-run/node";
import { enhancementHref } from "#app/http/enhance-href.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { challengeFor } from "#app/petitions/proof-of-work.server.ts";

// GET /petitions/:slug/check.json: the work asked of this visitor before signing, mostly none.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const petition = await findPetition(params.slug!, context.visit.language);
  if (!petition) throw notFound("petition");
  return Response.json(
    { challenge: await challengeFor(context.visit), solver: enhancementHref("solve-worker") },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
