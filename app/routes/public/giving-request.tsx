import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestGivingLink } from "#app/donations/request-giving-link.server.ts";
import { GivingRequestView } from "#app/donations/ui/giving-request-view.tsx";
import { neverKept, privatePage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { translator } from "#app/i18n/translate.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { countPost } from "#app/petitions/sign-limits.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";

export const headers = privatePage();

// GET /giving; with ?lost=paper from a link to a receipt that opens nothing any more
export function loader({ context }: LoaderFunctionArgs) {
  const { language, query } = context.visit;
  const t = translator(language, "donations");
  const titles = { ask: t("giving.request.title"), sent: t("giving.request.doneTitle") };
  return {
    headlines: { ask: setHeadline(titles.ask, language), sent: setHeadline(titles.sent, language) },
    lost: query.get("lost") === "paper",
    ...{ language, origin: getSettings().APP_URL },
  };
}

// POST /giving: the same answer for every address, known or not.
export async function action({ context, request }: ActionFunctionArgs) {
  const { address, now } = context.visit;
  const { retryAfter } = await countPost(address);
  if (retryAfter > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(retryAfter), ...neverKept } });
  const typed = new URLSearchParams(await request.text()).get("email")?.trim() ?? "";
  const email = deliverableEmail(typed);
  const error = typed === "" ? ("required" as const) : ("invalid" as const);
  if (!email) return data({ sent: false, typed, error }, { status: 422 });
  await requestGivingLink(email, { now });
  return data({ sent: true, typed: "", error: null });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { language, origin } = data;
  const title = translator(language, "donations")("giving.documentTitle");
  return pageMeta({ title, path: "/giving", language, origin, unlisted: true });
};

export default function GivingRequestRoute() {
  const { headlines, lost } = useLoaderData<typeof loader>();
  const { sent = false, typed = "", error = null } = useActionData<typeof action>() ?? {};
  return (
    <GivingRequestView headline={sent ? headlines.sent : headlines.ask} {...{ lost, sent, typed, error }} />
  );
}
