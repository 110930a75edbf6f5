import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicResource } from "#app/http/cache-headers.ts";
import { notFound } from "#app/http/refusals.ts";
import { countChangedAt, findPetition, petitionProgress } from "#app/petitions/petition-queries.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

// GET /petitions/:slug.json
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  const [{ signatures, goal }, changedAt] = await Promise.all([
    petitionProgress(petition),
    countChangedAt(petition.id),
  ]);
  return Response.json(
    {
      slug: petition.slug,
      title: plainHeadline(petition.title),
      signatures,
      goal,
      // Of the count; a petition that nobody has signed has changed when it was written.
      updatedAt: changedAt?.toISOString() ?? petition.updatedAt,
    },
    // Whoever embeds a count may read it from anywhere.
    { headers: { ...publicResource, "Access-Control-Allow-Origin": "*" } },
  );
}
