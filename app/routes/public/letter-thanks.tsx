import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { giveOffer } from "#app/donations/give-offer.server.ts";
import { GiveStep } from "#app/donations/ui/give-step.tsx";
import { privatePage } from "#app/http/cache-headers.ts";
import { ladderStep } from "#app/http/ladder-step.server.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { LadderStep } from "#app/ladder/ui/ladder-step.tsx";
import { lettersThanks } from "#app/letters/letters-thanks.server.ts";
import { recordSaid } from "#app/letters/record-said.server.ts";
import { LettersThanksView } from "#app/letters/ui/letters-thanks-view.tsx";
import { readWritten } from "#app/letters/written-cookie.server.ts";
import { findOutreach, previewOutreach } from "#app/outreach/outreach-queries.server.ts";
import { provenVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /letters/:slug/thanks: a good page also for whoever has not written.
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const page = await (previewOf
    ? previewOutreach("letters", params.slug!, language, previewOf)
    : findOutreach("letters", params.slug!, language));
  if (!page) throw notFound("page");
  const cookies = request.headers.get("Cookie");
  const written = readWritten(cookies, page.slug, now);
  const asking = {
    campaign: page.campaign,
    supporterId: provenVisitor(cookies, now),
    just: "wrote",
  } as const;
  const [view, ladder, give] = await Promise.all([
    lettersThanks(page, written, { language }),
    ladderStep({ ...asking, language, now }, "letter-thanks"),
    giveOffer(page.campaign, { from: `letters/${page.slug}`, source: "letter-thanks" }, language),
  ]);
  const { step, mayAskGift } = ladder;
  return {
    view: step ? { ...view, next: null } : view,
    ...{
      step,
      give: mayAskGift ? give : null,
      campaign: page.campaign,
      language,
      origin: getSettings().APP_URL,
    },
  };
}

// POST /letters/:slug/thanks: what somebody says became of a letter they took along.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { language, now } = context.visit;
  const form = new URLSearchParams(await request.text());
  const written = readWritten(request.headers.get("Cookie"), params.slug!, now);
  const id = form.get("letter") ?? "";
  const went = form.get("went");
  if (!written?.letters.includes(id) || (went !== "yes" && went !== "no")) return data(null, { status: 422 });
  await recordSaid(id, went === "yes", { now });
  return redirectDocument(localPath(language, `/letters/${params.slug}/thanks`), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { language, origin } = data;
  return pageMeta({
    title: translator(language, "letters")("thanks.documentTitle"),
    path: `/letters/${params.slug}/thanks`,
    language,
    origin,
    unlisted: true,
  });
};

export default function LetterThanksRoute() {
  const { view, step, give, campaign } = useLoaderData<typeof loader>();
  return (
    <LettersThanksView view={view} campaignSlug={campaign.slug}>
      {step ? <LadderStep {...step} /> : null}
      {give ? <GiveStep {...give} /> : null}
    </LettersThanksView>
  );
}
