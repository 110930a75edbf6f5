import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { askReminder } from "#app/calls/ask-reminder.server.ts";
import { callThanks } from "#app/calls/thanks-view.server.ts";
import { CallThanksView } from "#app/calls/ui/call-thanks.tsx";
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
import { findOutreach, previewOutreach } from "#app/outreach/outreach-queries.server.ts";
import { provenVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

export const headers = privatePage();

// GET /calls/:slug/thanks: a good page also for whoever has not called.
export async function loader(args: LoaderFunctionArgs) {
  const { params, context, request } = args;
  const { language, now } = context.visit;
  const previewOf = await previewedCampaign(args);
  const page = await (previewOf
    ? previewOutreach("calls", params.slug!, language, previewOf)
    : findOutreach("calls", params.slug!, language));
  if (!page) throw notFound("page");
  const cookies = request.headers.get("Cookie");
  const asking = {
    campaign: page.campaign,
    supporterId: provenVisitor(cookies, now),
    just: "called",
  } as const;
  const [view, ladder, give] = await Promise.all([
    callThanks(page, cookies, { language, now }),
    ladderStep({ ...asking, language, now }, "call-thanks"),
    giveOffer(page.campaign, { from: `calls/${page.slug}`, source: "call-thanks" }, language),
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

// POST /calls/:slug/thanks: the button that asks for a reminder.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  const page = await findOutreach("calls", params.slug!, visit.language);
  if (!page) throw notFound("page");
  await askReminder(page, request.headers.get("Cookie"), visit);
  const path = localPath(visit.language, `/calls/${page.slug}/thanks`);
  return redirect(path, { status: 303, headers: { "Cache-Control": "no-store" } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin, view } = data;
  return pageMeta({
    title: translator(language, "calls")("thanks.documentTitle"),
    path: `/calls/${view.page.slug}/thanks`,
    language,
    origin,
    unlisted: true,
  });
};

export default function CallThanksRoute() {
  const { view, step, give } = useLoaderData<typeof loader>();
  return (
    <CallThanksView {...view}>
      {step ? <LadderStep {...step} /> : null}
      {give ? <GiveStep {...give} /> : null}
    </CallThanksView>
  );
}
