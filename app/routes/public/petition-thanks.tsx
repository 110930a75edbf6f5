import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseCookie } from "cookie";
import { giveOffer } from "#app/donations/give-offer.server.ts";
import { GiveStep } from "#app/donations/ui/give-step.tsx";
import { privatePage } from "#app/http/cache-headers.ts";
import { ladderStep } from "#app/http/ladder-step.server.ts";
import { countLookUp } from "#app/http/look-up-limits.server.ts";
import { moved } from "#app/http/moved.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { representAnswer } from "#app/http/represent-answer.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { LadderStep } from "#app/ladder/ui/ladder-step.tsx";
import { representSigner } from "#app/outreach/represent-signer.server.ts";
import { representativesView } from "#app/outreach/representatives-view.server.ts";
import type { RepresentativesReply } from "#app/outreach/ui/representatives-form.tsx";
import { RepresentativesStep } from "#app/outreach/ui/representatives-step.tsx";
import { findPetition, previewPetition } from "#app/petitions/petition-queries.server.ts";
import type { SignedCookie } from "#app/petitions/sign-from-form.server.ts";
import { signerOf } from "#app/petitions/signer-of.server.ts";
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
  const cookies = request.headers.get("Cookie");
  const signed = previewOf ? somebody(petition.slug) : signedIn(cookies, petition.slug, now);
  const { campaign } = petition;
  const signer = signed?.confirmed ? await signerOf(petition.id, signed.shareCode) : null;
  const supporterId = signer?.supporterId ?? null;
  const asking = { campaign, supporterId, just: "signed", language, now } as const;
  const [view, ladder, representatives, give] = await Promise.all([
    thanksView(petition, signed, { language }),
    ladderStep(asking, "thanks"),
    representativesView(petition, signed, cookies, { language, now }),
    giveOffer(petition.campaign, { from: petition.slug, source: "thanks" }, language),
  ]);
  // Who set a next step for this petition wants that one.
  const step = petition.next.kind === "another" ? ladder.step : null;
  return {
    view: step ? { ...view, next: null } : view,
    ...{ step, representatives, give: ladder.mayAskGift ? give : null },
    ...{ campaign, language, origin: getSettings().APP_URL },
  };
}

const signedIn = (cookies: string | null, slug: string, now: Date) =>
  readThanksCookie(parseCookie(cookies ?? "").signed, slug, now);

// POST /petitions/:slug/thanks: a signer asks who represents them.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const petition = await findPetition(params.slug!, visit.language);
  if (!petition) throw notFound("petition");
  const form = new URLSearchParams(await request.text());
  const cookies = request.headers.get("Cookie");
  const signed = signedIn(cookies, petition.slug, visit.now);
  const reply = await representSigner(petition, form, { signed, cookies, visit, countLookUp });
  return representAnswer(reply, petition.slug, visit);
}

/** A preview shows the page as a signer sees it. */
const somebody = (slug: string): SignedCookie => ({
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
  const { view, step, representatives, give, campaign } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as RepresentativesReply | undefined;
  return (
    <ThanksView {...view} campaignSlug={campaign.slug}>
      {representatives ? (
        <RepresentativesStep slug={view.petition.slug} view={representatives} reply={reply} />
      ) : null}
      {step ? <LadderStep {...step} /> : null}
      {give ? <GiveStep {...give} /> : null}
    </ThanksView>
  );
}
