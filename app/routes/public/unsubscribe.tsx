import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordUnsubscribed } from "#app/actions/record-unsubscribed.server.ts";
import { mailTopic } from "#app/campaigns/mail-topics.server.ts";
import { privatePage } from "#app/http/cache-headers.ts";
import { saveChosen } from "#app/http/mail-choices.server.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { translator } from "#app/i18n/translate.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { UnsubscribeView } from "#app/supporters/ui/unsubscribe-view.tsx";
import { findSubscription, resubscribe, unsubscribe } from "#app/supporters/unsubscribe.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

export const headers = privatePage();

/** Where the button stands, without the token, as it is kept with the answer. */
const PAGE = "/unsubscribe";

// GET /unsubscribe/:token: shows, and changes nothing; mail scanners follow links.
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { language, now } = context.visit;
  const subscription = await findSubscription(params.token!, { now });
  const t = translator(language, "supporters");
  const topic = subscription?.campaignId ? await mailTopic(subscription.campaignId, language) : null;
  const page = {
    campaign: topic?.name ?? null,
    email: subscription?.email ?? null,
    already: subscription?.stoppedOn === PAGE,
    organisation: plainHeadline((await getOrganisation(language)).name),
    headlines: {
      ask: setHeadline(t("unsubscribe.title"), language),
      already: setHeadline(t("unsubscribe.alreadyTitle"), language),
      one: setHeadline(t("unsubscribe.doneOneTitle"), language),
      stopped: setHeadline(t("unsubscribe.doneTitle"), language),
      again: setHeadline(t("unsubscribe.againTitle"), language),
      invalid: setHeadline(t("unsubscribe.invalidTitle"), language),
    },
    path: context.visit.path,
    language,
    origin: getSettings().APP_URL,
  };
  const status = subscription || request.method === "POST" ? 200 : 404;
  return data(page, { status });
}

// POST /unsubscribe/:token: the buttons, and mail programs with the body List-Unsubscribe=One-Click. Never limited: a mail
// provider posts for all of its people from a few addresses, and whoever has no link cannot make one.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const { visit } = context;
  if (form.get("intent") === "one") return stopOne(params.token!, visit);
  if (form.get("intent") === "again") {
    const subscription = await resubscribe(params.token!, answer(visit, "unsubscribe.againWording"));
    return subscription ? data({ state: "again" as const }) : unknownLink();
  }
  const result = await unsubscribe(params.token!, {
    ...answer(visit, "unsubscribe.stopWording"),
    alongside: (subscription) => recordUnsubscribed(subscription, visit),
  });
  return result.outcome === "invalid" ? unknownLink() : data({ state: "stopped" as const });
}

/** Only what is about the campaign of that mail. */
async function stopOne(token: string, visit: Visit) {
  const subscription = await findSubscription(token, visit);
  if (!subscription?.campaignId) return unknownLink();
  const chosen = { pace: null, campaigns: [{ id: subscription.campaignId, wanted: false }] };
  await saveChosen(subscription.supporterId, chosen, visit);
  return data({ state: "one" as const });
}

function unknownLink() {
  return data({ state: "invalid" as const }, { status: 404 });
}

/** The words of the button that was pressed, and the page it stood on. */
function answer({ language, now }: Visit, wording: "unsubscribe.stopWording" | "unsubscribe.againWording") {
  return { now, language, wording: translator(language, "supporters")(wording), page: PAGE };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const title = translator(data.language, "supporters")("unsubscribe.documentTitle");
  return pageMeta({ title, path: "/", language: data.language, origin: data.origin, unlisted: true });
};

export default function UnsubscribeRoute() {
  const { email, already, organisation, campaign, path, headlines } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const state = email === null ? "invalid" : (reply?.state ?? (already ? "already" : "ask"));
  return (
    <UnsubscribeView
      state={state}
      headline={headlines[state]}
      email={email ?? ""}
      organisation={organisation}
      campaign={campaign}
      preferences={email === null ? null : path.replace("/unsubscribe/", "/preferences/")}
    />
  );
}
