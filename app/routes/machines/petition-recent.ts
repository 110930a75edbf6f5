import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicResource } from "#app/http/cache-headers.ts";
import { gone, notFound } from "#app/http/refusals.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { petitionLive } from "#app/petitions/petition-view.server.ts";
import { meterPercent } from "#app/ui/meter.tsx";

// GET /petitions/:slug/recent.json: what an open page refreshes itself with, in its language.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  // Tells an open page to stop asking.
  if (petition.state !== "open") throw gone("petition");
  const { signatures, goal, words, lines } = await petitionLive(petition, { language, now });
  return Response.json(
    { signatures, goal, percent: meterPercent(signatures, goal), words, lines },
    { headers: publicResource },
  );
}
