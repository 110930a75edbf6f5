import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicResource } from "#app/http/cache-headers.ts";
import { notFound } from "#app/http/refusals.ts";
import { findPetition, petitionProgress } from "#app/petitions/petition-queries.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

// GET /petitions/:slug.json
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  const { signatures, goal } = await petitionProgress(petition);
  return Response.json(
    {
      slug: petition.slug,
      title: plainHeadline(petition.title),
      signatures,
      goal,
      updatedAt: now.toISOString(),
    },
    // Whoever embeds a count may read it from anywhere.
    { headers: { ...publicResource, "Access-Control-Allow-Origin": "*" } },
  );
}
