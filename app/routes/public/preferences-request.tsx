import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { privatePage } from "#app/http/cache-headers.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { translator } from "#app/i18n/translate.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { requestPreferencesLink } from "#app/supporters/request-preferences-link.server.ts";
import { PreferencesRequestView } from "#app/supporters/ui/preferences-request-view.tsx";

export const headers = privatePage();

// GET /preferences
export function loader({ context }: LoaderFunctionArgs) {
  const { language } = context.visit;
  const t = translator(language, "supporters");
  return {
    headlines: {
      ask: setHeadline(t("request.title"), language),
      sent: setHeadline(t("request.doneTitle"), language),
    },
    language,
    origin: getSettings().APP_URL,
  };
}

// POST /preferences: the same answer for every address, known or not.
export async function action({ context, request }: ActionFunctionArgs) {
  const typed = new URLSearchParams(await request.text()).get("email")?.trim() ?? "";
  const email = deliverableEmail(typed);
  if (!email) {
    return data({ sent: false, typed, error: typed === "" ? "required" : "invalid" } as const, {
      status: 422,
    });
  }
  await requestPreferencesLink(email, { now: context.visit.now });
  return data({ sent: true, typed: "", error: null } as const);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const title = translator(data.language, "supporters")("request.documentTitle");
  return pageMeta({
    title,
    path: "/preferences",
    language: data.language,
    origin: data.origin,
    unlisted: true,
  });
};

export default function PreferencesRequestRoute() {
  const { headlines } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const sent = reply?.sent ?? false;
  return (
    <PreferencesRequestView
      headline={sent ? headlines.sent : headlines.ask}
      sent={sent}
      typed={reply?.typed ?? ""}
      error={reply?.error ?? null}
    />
  );
}
