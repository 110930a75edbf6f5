import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askedPage, neverKept } from "#app/http/cache-headers.ts";
import { letterAnswer } from "#app/http/letter-answer.server.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { letterFromForm } from "#app/letters/letter-from-form.server.ts";
import { letterPage } from "#app/letters/letter-view.server.ts";
import { LetterPageView } from "#app/letters/ui/letter-page-view.tsx";
import { LetterStep } from "#app/letters/ui/letter-step.tsx";
import { findOutreach, previewOutreach } from "#app/outreach/outreach-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";

export const handle: PageHandle = { slim: true };

/** Everybody's, until somebody has said who they are. */
export const headers: HeadersFunction = (given) => {
  const own = given.actionHeaders.get("Cache-Control");
  return own ? { "Cache-Control": own } : askedPage()(given);
};

// GET /letters/:slug; with ?step=write the letter, for whom this browser knows; with ?step=again for somebody else.
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now, query } = context.visit;
  const previewOf = await previewedCampaign(args);
  const page = await (previewOf
    ? previewOutreach("letters", params.slug!, language, previewOf)
    : findOutreach("letters", params.slug!, language));
  if (!page) throw notFound("page");
  const step = query.get("step");
  const cookies = step === "again" ? null : request.headers.get("Cookie");
  const shown = await letterPage(page, cookies, { language, now });
  const isOwn = shown.letter !== null || step !== null;
  const { campaign } = page;
  const picture = {
    href: sharePictureHref({ kind: "campaign", slug: campaign.slug }, campaignPicture(campaign, language)),
    alt: `${campaign.name}. ${campaign.artAlt}`,
  };
  const answer = { ...shown, campaign, picture, language, origin: getSettings().APP_URL, isOwn };
  return data(answer, isOwn ? { headers: neverKept } : undefined);
}

// POST /letters/:slug: who somebody is, their letter, or both at once.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const page = await findOutreach("letters", params.slug!, visit.language);
  if (!page) throw notFound("page");
  const form = new URLSearchParams(await request.text());
  const reply = await letterFromForm(page, form, { visit, cookies: request.headers.get("Cookie") });
  return letterAnswer(reply, page.slug, visit);
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { language, origin, headline, summary, isOwn } = data;
  return pageMeta({
    title: translator(language, "letters")("documentTitle", { title: headline.plain }),
    description: summary,
    path: `/letters/${params.slug}`,
    language,
    origin,
    picture: data.picture,
    unlisted: isOwn,
  });
};

export default function LetterRoute() {
  const { headline, summary, wordsIn, wall, campaign, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <LetterPageView {...{ headline, summary, wordsIn, wall }} motif={campaign.motif}>
      <LetterStep {...page} wordsIn={wordsIn} campaignSlug={campaign.slug} reply={reply ?? null} />
    </LetterPageView>
  );
}
