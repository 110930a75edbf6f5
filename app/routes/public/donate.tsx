import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { donateView } from "#app/donations/donate-view.server.ts";
import { findFundraising, previewFundraising } from "#app/donations/fundraising-queries.server.ts";
import { giveFromForm } from "#app/donations/give-from-form.server.ts";
import { DonatePageView } from "#app/donations/ui/donate-page-view.tsx";
import { askedPage, neverKept } from "#app/http/cache-headers.ts";
import { giveAnswer } from "#app/http/give-answer.server.ts";
import { knownGiver } from "#app/http/known-giver.server.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";

export const handle: PageHandle = { slim: true };

export const headers: HeadersFunction = (given) => {
  const own = given.actionHeaders.get("Cache-Control");
  const later = given.actionHeaders.get("Retry-After");
  return own ? { "Cache-Control": own, ...(later && { "Retry-After": later }) } : askedPage()(given);
};

// GET /donate/:slug; with ?currency= in another of its currencies; with ?donation= back from the payment
// page, unpaid; with ?from= after signing, calling or writing; with ?k= by a link of the giver's own page.
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now, query } = context.visit;
  const previewOf = await previewedCampaign(args);
  const page = await (previewOf
    ? previewFundraising(params.slug!, language, previewOf)
    : findFundraising(params.slug!, language));
  if (!page) throw notFound("page");
  const { campaign } = page;
  const left = query.has("donation");
  const cookies = request.headers.get("Cookie");
  const known = await knownGiver({ pageId: page.id, cookies, query, now });
  const answer = {
    view: await donateView(page, query.get("currency") ?? known?.typed.currency ?? null, {
      giver: known?.supporterId ?? null,
      language,
      now,
    }),
    ...{ campaign, language, left, origin: getSettings().APP_URL },
    known: known?.typed ?? {},
    isOwn: left || ["currency", "from", "k"].some((name) => query.has(name)),
    picture: {
      href: sharePictureHref({ kind: "campaign", slug: campaign.slug }, campaignPicture(campaign, language)),
      alt: `${campaign.name}. ${campaign.artAlt}`,
    },
  };
  return data(answer, answer.isOwn ? { headers: neverKept } : undefined);
}

// POST /donate/:slug: 303 to the payment page.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const page = await findFundraising(params.slug!, visit.language);
  if (!page) throw notFound("page");
  return giveAnswer(await giveFromForm(page, new URLSearchParams(await request.text()), visit), visit.now);
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { view, language, origin, picture, isOwn } = data;
  return pageMeta({
    title: translator(language, "donations")("documentTitle", { title: view.headline.plain }),
    description: view.summary,
    path: `/donate/${params.slug}`,
    ...{ language, origin, picture, unlisted: isOwn },
  });
};

export default function DonateRoute() {
  const { view, campaign, left, known } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <DonatePageView
      view={view}
      motif={campaign.motif}
      campaignSlug={campaign.slug}
      left={left}
      known={known}
      reply={reply ?? null}
    />
  );
}
