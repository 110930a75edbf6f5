import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { callFromForm } from "#app/calls/call-from-form.server.ts";
import { callPage } from "#app/calls/call-page.server.ts";
import { CallMeetForm } from "#app/calls/ui/call-meet-form.tsx";
import { Calling, CallsPage, TooMany } from "#app/calls/ui/calls-view.tsx";
import { ClosedCalls } from "#app/calls/ui/closed-calls.tsx";
import { neverKept, visitedPage } from "#app/http/cache-headers.ts";
import { type CallAnswer, callAnswer } from "#app/http/call-answer.server.ts";
import type { PageHandle } from "#app/http/page-handle.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { previewedCampaign } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { translator } from "#app/i18n/translate.ts";
import { findOutreach, previewOutreach } from "#app/outreach/outreach-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

export const handle: PageHandle = { slim: true };

/** Everybody's, until the browser says whose it is. */
export const headers: HeadersFunction = visitedPage();

// GET /calls/:slug
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const page = await (previewOf
    ? previewOutreach("calls", params.slug!, language, previewOf)
    : findOutreach("calls", params.slug!, language));
  if (!page) throw notFound("page");
  const shown = await callPage(page, request.headers.get("Cookie"), { language, now });
  const all = { ...shown, campaign: page.campaign, language, origin: getSettings().APP_URL };
  return data(all, shown.view ? { headers: neverKept } : undefined);
}

// POST /calls/:slug: who one is, how a call went, both at once, or "not you".
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const page = await findOutreach("calls", params.slug!, visit.language);
  if (!page) throw notFound("page");
  const form = new URLSearchParams(await request.text());
  const reply = await callFromForm(page, form, { visit, cookies: request.headers.get("Cookie") });
  return callAnswer(reply, page.slug, visit);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, title, summary, view, facts } = data;
  return pageMeta({
    title: translator(language, "calls")("documentTitle", { title }),
    description: summary,
    path: `/calls/${facts.slug}`,
    language,
    origin,
    unlisted: view !== null,
  });
};

export default function CallRoute() {
  const { meet, facts, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as CallAnswer | undefined;
  const told = reply?.at === "call" ? reply : undefined;
  const view = told?.view ?? page.view;
  const closed = page.state !== "open" ? page.state : reply?.at === "closed" ? "paused" : null;
  return (
    <CallsPage {...page}>
      {reply && "isTooMany" in reply ? <TooMany /> : null}
      {closed ? (
        <ClosedCalls
          state={closed}
          calls={page.calls}
          campaignSlug={facts.campaignSlug}
          tooLate={reply?.at === "closed"}
        />
      ) : view && reply?.at !== "meet" ? (
        <Calling view={view} page={facts} errors={told?.errors} typed={told?.typed} />
      ) : (
        <CallMeetForm meet={meet} reply={reply?.at === "meet" ? reply : undefined} />
      )}
    </CallsPage>
  );
}
