import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseCookie } from "cookie";
import { privatePage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { readThanksCookie, thanksView } from "#app/petitions/thanks-view.server.ts";
import { ThanksView } from "#app/petitions/ui/thanks-view.tsx";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /petitions/:slug/thanks: a good page also for whoever has not signed.
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const petition = await findPetition(params.slug!, language);
  if (!petition) throw notFound("petition");
  const { signed } = parseCookie(request.headers.get("Cookie") ?? "");
  const view = await thanksView(petition, readThanksCookie(signed, petition.slug, now), { language });
  return { view, campaign: petition.campaign, language, origin: getSettings().APP_URL };
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { language, origin } = data;
  return pageMeta({
    title: translator(language, "petitions")("thanks.documentTitle"),
    path: `/petitions/${params.slug}/thanks`,
    language,
    origin,
    unlisted: true,
  });
};

export default function PetitionThanksRoute() {
  const { view, campaign } = useLoaderData<typeof loader>();
  return <ThanksView {...view} campaignSlug={campaign.slug} />;
}
