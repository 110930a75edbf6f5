import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseCookie } from "cookie";
import { privatePage } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { findPetition, previewPetition } from "#app/petitions/petition-queries.server.ts";
import { readThanksCookie, thanksView } from "#app/petitions/thanks-view.server.ts";
import { ThanksView } from "#app/petitions/ui/thanks-view.tsx";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /petitions/:slug/thanks: a good page also for whoever has not signed.
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const petition = await (previewOf
    ? previewPetition(params.slug!, language, previewOf)
    : findPetition(params.slug!, language));
  if (!petition) throw notFound("petition");
  if (petition.slug !== params.slug) throw moved(request, params.slug!, petition.slug);
  const { signed } = parseCookie(request.headers.get("Cookie") ?? "");
  const cookie = previewOf ? somebody(petition.slug) : readThanksCookie(signed, petition.slug, now);
  const view = await thanksView(petition, cookie, { language });
  return { view, campaign: petition.campaign, language, origin: getSettings().APP_URL };
}

/** A preview shows the page as a signer sees it. */
const somebody = (slug: string) => ({
  slug,
  givenName: "Ana",
  shareCode: "preview",
  email: "ana@example.org",
});

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
