import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { publicPage } from "#app/http/cache-headers.ts";
import { moved } from "#app/http/moved.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useLanguage } from "#app/i18n/use-translate.tsx";
import { findPetition, previewPetition } from "#app/petitions/petition-queries.server.ts";
import { petitionView } from "#app/petitions/petition-view.server.ts";
import { findPrefill } from "#app/petitions/prefill.server.ts";
import { ClosedSheet } from "#app/petitions/ui/closed-sheet.tsx";
import { PetitionView } from "#app/petitions/ui/petition-view.tsx";
import { PlacesSection } from "#app/petitions/ui/places-section.tsx";
import { SignForm } from "#app/petitions/ui/sign-form.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { petitionPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { plainHeadline } from "#app/ui/headline.ts";

export const handle: PageHandle = { rise: "hands", slim: true };

const nobodyElses = { headers: { "Cache-Control": "private, no-store" } };

/** Kept for a second for everybody, unless it is filled in for somebody or answers a form. */
export const headers: HeadersFunction = (given) => {
  const own = given.actionHeaders.get("Cache-Control") ?? given.loaderHeaders.get("Cache-Control");
  return own ? { "Cache-Control": own } : publicPage()(given);
};

// GET /petitions/:slug
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now, query } = context.visit;
  const previewOf = await previewedCampaign(args);
  const petition = await (previewOf
    ? previewPetition(params.slug!, language, previewOf)
    : findPetition(params.slug!, language));
  if (!petition) throw notFound("petition");
  if (petition.slug !== params.slug) throw moved(request, params.slug!, petition.slug);
  const view = await petitionView(petition, { language, now, commentsBefore: query.get("before") });
  const kicker = translator(language, "petitions")("kicker", { target: petition.target });
  const token = query.get("k");
  const known = token && (await findPrefill(token, petition.id, now));
  const page = {
    ...view,
    campaign: petition.campaign,
    isPaged: query.has("before"),
    known: known || null,
    forgetHref: withoutToken(new URL(request.url)),
    meta: {
      language,
      origin: getSettings().APP_URL,
      title: plainHeadline(petition.title),
      description: petition.summary,
      pictureHref: sharePictureHref(
        { kind: "petition", slug: petition.slug },
        petitionPicture(petition, kicker, language),
      ),
      pictureAlt: `${plainHeadline(petition.title)}. ${petition.campaign.artAlt}`,
    },
  };
  return data(page, token === null ? undefined : nobodyElses);
}

// POST /petitions/:slug: the front door has judged the form already; what ends well never comes here.
export async function action({ context }: ActionFunctionArgs) {
  const reply = context.signReply;
  if (reply?.kind === "invalid") {
    const { errors, typed, suggestion } = reply;
    return data({ closed: false, form: { errors, typed, suggestion } }, { status: 422, ...nobodyElses });
  }
  if (reply?.kind === "gone") return data({ closed: true, form: null }, { status: 410, ...nobodyElses });
  if (reply?.kind === "not-found") throw notFound("petition");
  throw new Error("A posted form came by another way than the front door");
}

export const meta: MetaFunction<typeof loader> = ({ data, params }) => {
  if (!data) return [];
  const { language, origin, title, description, pictureHref, pictureAlt } = data.meta;
  return pageMeta({
    title: translator(language, "petitions")("documentTitle", { title }),
    description,
    path: `/petitions/${params.slug}`,
    language,
    origin,
    picture: { href: pictureHref, alt: pictureAlt },
    unlisted: data.known !== null || data.isPaged,
  });
};

export default function PetitionRoute() {
  const { petition, headline, form, live, comments, places, campaign, ...page } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const path = localPath(useLanguage(), `/petitions/${petition.slug}`);
  const closed = petition.state === "open" ? null : petition.state;
  const known = reply?.form ? null : page.known;
  return (
    <PetitionView
      headline={headline}
      target={petition.target}
      letter={petition.letter}
      delivery={petition.delivery}
      wordsIn={petition.wordsIn}
      live={live}
      liveHref={closed ? null : `${path}/recent.json`}
      comments={comments.comments}
      olderComments={comments.next && `${path}?before=${comments.next}#why`}
      newestComments={page.isPaged ? `${path}#why` : null}
      side={
        closed || reply?.closed ? (
          <ClosedSheet
            state={closed ?? "paused"}
            signatures={live.signatures}
            campaignSlug={campaign.slug}
            tooLate={reply?.closed}
          />
        ) : (
          <SignForm
            {...form}
            {...(reply?.form ?? { typed: known?.typed })}
            known={known ? { name: known.name, forgetHref: page.forgetHref } : undefined}
          />
        )
      }
      places={places ? <PlacesSection {...places} /> : null}
    />
  );
}

/** The same address without what names the supporter; where the visitor came from stays. */
function withoutToken(url: URL): string {
  url.searchParams.delete("k");
  return url.pathname + url.search;
}
