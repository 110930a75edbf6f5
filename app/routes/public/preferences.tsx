import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { blankActions } from "#app/actions/blank-actions.server.ts";
import { forgetCalls } from "#app/calls/forget-calls.server.ts";
import { blankDonations } from "#app/donations/blank-donations.server.ts";
import { privatePage } from "#app/http/cache-headers.ts";
import { boundPosts, chooseMail, mailChoicesView } from "#app/http/mail-choices.server.ts";
import { pageMeta } from "#app/http/page-meta.ts";
import { forgetSignedCookie } from "#app/http/signed-cookie.server.ts";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { blankLetters } from "#app/letters/blank-letters.server.ts";
import { forgetWritten } from "#app/letters/written-cookie.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { forgetVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { blankSignatures } from "#app/petitions/blank-signatures.server.ts";
import { signaturesOf } from "#app/petitions/signatures-of.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { forgetFindings } from "#app/segments/forget-findings.server.ts";
import { readDetailsForm } from "#app/supporters/details-form.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { findMailHolder } from "#app/supporters/mail-choices.server.ts";
import {
  findPreferences,
  type Preferences,
  saveDetails,
  saveLanguage,
  saveSubscriptions,
} from "#app/supporters/preferences.server.ts";
import { requestPreferencesLink } from "#app/supporters/request-preferences-link.server.ts";
import { ErasedView, EraseView, LostLinkView } from "#app/supporters/ui/erase-views.tsx";
import { MailSettingsView } from "#app/supporters/ui/mail-settings-view.tsx";
import { PreferencesView } from "#app/supporters/ui/preferences-view.tsx";
import { plainHeadline } from "#app/ui/headline.ts";

export const headers = privatePage();

/** The words of the boxes on this page, which are kept with each answer. */
function offerWords(language: Language) {
  const t = translator(language, "supporters");
  return { email: t("preferences.emailWording"), sms: t("preferences.smsWording") };
}

/** Where the forms stand, without the token, as it is kept with answers. */
const PAGE = "/preferences";

function find(token: string, { language, now }: Visit) {
  return findPreferences(token, { now, language, words: offerWords(language) });
}

// GET /preferences/:token
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { visit } = context;
  const { language, query } = visit;
  const preferences = await find(params.token!, visit);
  const holder = preferences ? null : await findMailHolder(params.token!, visit);
  const supporterId = preferences?.supporterId ?? holder?.id;
  const t = translator(language, "supporters");
  const page = {
    preferences,
    // The link at the foot of a mail opens what they get of our mailings, and nothing else.
    holder: holder && { email: holder.email, language: holder.language },
    mail: supporterId ? await mailChoicesView(supporterId, language) : null,
    organisation: plainHeadline((await getOrganisation(language)).name),
    signatures: preferences ? await signaturesOf(preferences.supporterId, language) : [],
    asksToErase: query.get("step") === "erase",
    headlines: {
      page: setHeadline(t("preferences.title"), language),
      mail: setHeadline(t("mail.title"), language),
      erase: setHeadline(t("preferences.eraseConfirmTitle"), language),
      erased: setHeadline(t("preferences.erasedTitle"), language),
      lost: setHeadline(t("preferences.invalidTitle"), language),
    },
    path: visit.path,
    language,
    origin: getSettings().APP_URL,
  };
  return data(page, { status: supporterId || request.method === "POST" ? 200 : 404 });
}

// POST /preferences/:token: one of the forms of the page, told apart by `intent`.
export async function action({ params, context, request }: ActionFunctionArgs) {
  const { visit } = context;
  await boundPosts(visit);
  const form = new URLSearchParams(await request.text());
  const preferences = await find(params.token!, visit);
  if (!preferences) return chooseOnly(params.token!, form, visit);
  const chosen = await chooseMail(preferences.supporterId, form, visit, PAGE);
  if (chosen) return data({ done: chosen });
  const intent = form.get("intent");
  if (intent === "details") return correct(preferences, form, visit);
  if (intent === "erase") {
    await eraseSupporter(preferences.supporterId, {
      now: visit.now,
      alongside: [blankSignatures, blankActions, forgetCalls, blankLetters, blankDonations, forgetFindings],
    });
    // Said outright: the loader that runs next no longer finds the link, which by itself would be a 404.
    return data({ done: "erased" as const }, { status: 200, headers: forgetEverything() });
  }
  if (intent === "subscriptions") {
    const asked = { now: visit.now, language: visit.language, page: PAGE };
    await saveSubscriptions(preferences, new Set(form.getAll("subscription")), asked);
    return data({ done: "subscriptions" as const });
  }
  const language = form.get("language");
  if (intent === "language" && isLanguage(language)) {
    await saveLanguage(preferences, language, visit);
    return data({ done: "language" as const });
  }
  return data({ done: "nothing" as const }, { status: 422 });
}

/** What the link at the foot of a mail may do: choose, and ask for the other link. */
async function chooseOnly(token: string, form: URLSearchParams, visit: Visit) {
  const holder = await findMailHolder(token, visit);
  if (!holder) return data({ done: "lost" as const }, { status: 404 });
  const chosen = await chooseMail(holder.id, form, visit, PAGE);
  if (chosen) return data({ done: chosen });
  const language = form.get("language");
  if (form.get("intent") === "language" && isLanguage(language)) {
    await saveLanguage({ supporterId: holder.id }, language, visit);
    return data({ done: "language" as const });
  }
  if (form.get("intent") !== "link") return data({ done: "nothing" as const }, { status: 422 });
  await requestPreferencesLink(holder.email, visit);
  return data({ done: "link" as const });
}

/** Takes what this browser remembers of somebody who has been erased. */
function forgetEverything(): Headers {
  const headers = new Headers();
  for (const cookie of [forgetSignedCookie(), forgetVisitor(), forgetWritten()])
    headers.append("Set-Cookie", cookie);
  return headers;
}

async function correct(preferences: Preferences, form: URLSearchParams, visit: Visit) {
  const reading = readDetailsForm(form);
  if (!reading.ok) {
    const typed = Object.fromEntries(form);
    return data({ done: "refused" as const, errors: reading.errors, typed }, { status: 422 });
  }
  await saveDetails(preferences, reading.details, visit);
  return data({ done: "details" as const });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const title = translator(data.language, "supporters")("preferences.documentTitle");
  return pageMeta({
    title,
    path: "/preferences",
    language: data.language,
    origin: data.origin,
    unlisted: true,
  });
};

export default function PreferencesRoute() {
  const { preferences, holder, mail, headlines, asksToErase, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply?.done === "erased") return <ErasedView headline={headlines.erased} />;
  if (holder && mail) {
    const saved = reply?.done ?? null;
    return <MailSettingsView {...page} {...holder} {...{ mail, saved }} headline={headlines.mail} />;
  }
  if (!preferences || !mail) return <LostLinkView headline={headlines.lost} />;
  if (asksToErase && !reply) return <EraseView headline={headlines.erase} path={page.path} />;
  return (
    <PreferencesView
      {...page}
      headline={headlines.page}
      mail={mail}
      preferences={preferences}
      saved={reply?.done ?? null}
      errors={reply?.done === "refused" ? reply.errors : {}}
      typed={reply?.done === "refused" ? reply.typed : null}
    />
  );
}
