import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { donateThanks } from "#app/donations/donate-thanks.server.ts";
import { findFundraising } from "#app/donations/fundraising-queries.server.ts";
import { isOnItsWay, nextLook } from "#app/donations/look-again.ts";
import { DonateThanksView } from "#app/donations/ui/donate-thanks-view.tsx";
import { privatePage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /donate/:slug/thanks?donation=…: where the payment page leads back to.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, query } = context.visit;
  const page = await findFundraising(params.slug!, language);
  if (!page) throw notFound("page");
  const donation = query.get("donation");
  const path = localPath(language, `/donate/${page.slug}/thanks`);
  const view = await donateThanks(page, donation, context.visit);
  const here = donation ? `${path}?donation=${encodeURIComponent(donation)}` : path;
  return {
    ...{ view, campaign: page.campaign, here },
    looksAgain: isOnItsWay(view.gift) ? nextLook(here, query.get("look")) : null,
    ...{ language, origin: getSettings().APP_URL },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { language, origin } = data;
  return pageMeta({
    title: translator(language, "donations")("thanks.documentTitle"),
    path: `/donate/${params.slug}/thanks`,
    ...{ language, origin, unlisted: true },
  });
};

export default function DonateThanksRoute() {
  const { view, campaign, here } = useLoaderData<typeof loader>();
  return <DonateThanksView view={view} campaignSlug={campaign.slug} here={here} />;
}
