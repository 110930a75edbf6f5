import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askedPage, neverKept } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { translator } from "#app/i18n/translate.ts";
import { LookUpView } from "#app/officials/ui/look-up-view.tsx";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { loadLookUp } from "./load-look-up.server.ts";

/** The front door keeps the empty form alone: what was asked, and its answer, are somebody's. */
export const headers = askedPage();

// GET /officials, /officials?address=…, /officials?zip=…, /officials?lat=…&lon=…
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const { APP_URL, GEOCODER_URL } = getSettings();
  const found = await loadLookUp(new URL(request.url).searchParams, { language, now });
  const page = {
    ...found,
    language,
    origin: APP_URL,
    headline: setHeadline(translator(language, "officials")("title"), language),
    geocodes: GEOCODER_URL !== "off",
  };
  return data(page, { status: found.error ? 422 : 200, ...(found.isAsked && { headers: neverKept }) });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, isAsked } = data;
  const t = translator(language, "officials");
  return pageMeta({
    title: t("documentTitle"),
    description: t("description"),
    path: "/officials",
    language,
    origin,
    unlisted: isAsked,
  });
};

export default function OfficialsRoute() {
  const { headline, geocodes, typed, error, result } = useLoaderData<typeof loader>();
  return <LookUpView headline={headline} geocodes={geocodes} typed={typed} error={error} result={result} />;
}
