import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { privatePage } from "#app/http/cache-headers.ts";
import { letterPageOf, toLetters } from "#app/http/letter-confirmation.server.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { signedCookie } from "#app/http/signed-cookie.server.ts";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { confirmLetters } from "#app/letters/letters-confirmation.server.ts";
import { ConfirmLettersView } from "#app/letters/ui/confirm-letters-view.tsx";
import { confirmSignature, findConfirmation } from "#app/petitions/confirm-signature.server.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { sealThanks, shareView } from "#app/petitions/thanks-view.server.ts";
import { type ConfirmState, ConfirmView } from "#app/petitions/ui/confirm-view.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

export const headers = privatePage();
export const handle: PageHandle = { rise: "hands", slim: true };

const statuses: Record<ConfirmState, number> = {
  ready: 200,
  confirmed: 200,
  closed: 410,
  expired: 410,
  invalid: 410,
  unknown: 404,
};

const titles = {
  ready: "title",
  confirmed: "confirmedTitle",
  closed: "closedTitle",
  expired: "expiredTitle",
  invalid: "invalidTitle",
  unknown: "invalidTitle",
} as const;

// GET /confirm/:token: one button, or that it was pressed before; nothing changes.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const letters = await letterPageOf(params.token!, context.visit);
  if (letters) return data({ letters, ...letters.page }, { status: statuses[letters.page.state] });
  const view = await findConfirmation(params.token!, { now });
  const signer = "slug" in view ? view : null;
  const petition = signer && (await findPetition(signer.slug, language));
  // A petition that is not published any more has no page to lead on to.
  const state = signer && !petition ? "unknown" : view.state;
  const words = translator(language, "petitions");
  const page = {
    letters: null,
    state,
    headline: setHeadline(words(`confirm.${titles[state]}`), language),
    signer: signer?.givenName ?? null,
    petition: petition && {
      slug: petition.slug,
      title: plainHeadline(petition.title),
      campaignSlug: petition.campaign.slug,
    },
    share: petition && state === "confirmed" ? shareView(petition, signer.shareCode, language) : null,
    campaign: petition?.campaign,
    language,
    origin: getSettings().APP_URL,
  };
  return data(page, { status: statuses[state] });
}

// POST /confirm/:token
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { language, now } = context.visit;
  const letters = await confirmLetters(params.token!, { now });
  if (letters.state === "confirmed") return toLetters(letters, context.visit, request.headers.get("Cookie"));
  if (letters.state !== "unknown") return data(null, { status: statuses[letters.state] });
  const result = await confirmSignature(params.token!, { now });
  if (result.outcome !== "confirmed") {
    // The loader, which runs next, sees what it is now.
    return data(null, { status: statuses[result.outcome] });
  }
  // Once or twice: the same page, so that nobody is told off for pressing again.
  return redirectDocument(localPath(language, `/petitions/${result.slug}/thanks`), {
    status: 303,
    headers: { "Set-Cookie": signedCookie(sealThanks(result, now)), "Cache-Control": "no-store" },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const words = translator(data.language, data.letters ? "letters" : "petitions");
  const title = words(
    data.state === "confirmed" ? "confirm.confirmedDocumentTitle" : "confirm.documentTitle",
  );
  // The path carries a secret: the head names the page without it.
  return pageMeta({ title, path: "/", language: data.language, origin: data.origin, unlisted: true });
};

export default function ConfirmRoute() {
  const shown = useLoaderData<typeof loader>();
  if (shown.letters) return <ConfirmLettersView view={shown.letters.view} headline={shown.headline} />;
  const { state, headline, signer, petition, share } = shown;
  return <ConfirmView state={state} headline={headline} signer={signer} petition={petition} share={share} />;
}
