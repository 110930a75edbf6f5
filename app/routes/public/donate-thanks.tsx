import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readBegun } from "#app/donations/begun-cookie.server.ts";
import { donateThanks } from "#app/donations/donate-thanks.server.ts";
import { findFundraising } from "#app/donations/fundraising-queries.server.ts";
import { isOnItsWay, nextLook } from "#app/donations/look-again.ts";
import { DonateThanksView } from "#app/donations/ui/donate-thanks-view.tsx";
import { privatePage } from "#app/http/cache-headers.ts";
import { ladderStep } from "#app/http/ladder-step.server.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { LadderStep } from "#app/ladder/ui/ladder-step.tsx";
import { provenVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /donate/:slug/thanks?donation=…: where the payment page leads back to.
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now, query } = context.visit;
  const page = await findFundraising(params.slug!, language);
  if (!page) throw notFound("page");
  const donation = query.get("donation");
  const path = localPath(language, `/donate/${page.slug}/thanks`);
  const cookies = request.headers.get("Cookie");
  const own = readBegun(cookies, now);
  const asking = { campaign: page.campaign, supporterId: provenVisitor(cookies, now) };
  const [view, ladder] = await Promise.all([
    donateThanks(page, donation, { language, now, own }),
    ladderStep({ ...asking, just: "gave", language, now }, "gift-thanks"),
  ]);
  const here = donation ? `${path}?donation=${encodeURIComponent(donation)}` : path;
  return {
    ...{ view, step: view.gift?.status === "paid" ? ladder.step : null, campaign: page.campaign, here },
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
  const { view, step, campaign, here } = useLoaderData<typeof loader>();
  return (
    <DonateThanksView view={view} campaignSlug={campaign.slug} here={here}>
      {step ? <LadderStep {...step} /> : null}
    </DonateThanksView>
  );
}
