import { redirectDocument } from "@remix-run/node";
import { localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { findLettersConfirmation } from "#app/letters/letters-confirmation.server.ts";
import { writtenCookie } from "#app/letters/written-cookie.server.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { readVisitor, visitorCookie } from "#app/outreach/visitor-cookie.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";

const titles = {
  ready: "title",
  confirmed: "confirmedTitle",
  closed: "closedTitle",
  expired: "expiredTitle",
} as const;

/** What the page behind a confirmation link shows where the link is about letters; null where it is not. */
export async function letterPageOf(token: string, { language, now }: Visit) {
  const view = await findLettersConfirmation(token, { now });
  if (view.state === "unknown") return null;
  const outreach = "slug" in view ? await findOutreach("letters", view.slug, language) : null;
  const words = translator(language, "letters");
  const title = words(`confirm.${titles[view.state]}`);
  return {
    view,
    page: {
      state: view.state,
      headline: setHeadline(title, language),
      campaign: outreach?.campaign,
      language,
      origin: getSettings().APP_URL,
    },
  };
}

/**
 * 303 to the page that says how the confirmed letters go, which this browser may now see. A browser that wrote as the same person
 * has proved that the address is theirs, and is not asked again.
 */
export function toLetters(
  confirmed: { slug: string; givenName: string; ids: string[]; writerId?: string },
  { language, now }: Visit,
  cookies: string | null,
) {
  const { slug, givenName, ids, writerId } = confirmed;
  const headers = new Headers({ "Cache-Control": "no-store" });
  const written = { slug, givenName, email: "", letters: ids, repeated: [] };
  headers.append("Set-Cookie", writtenCookie(written, now));
  const visitor = readVisitor(cookies, now);
  if (visitor && visitor.supporterId === writerId)
    headers.append("Set-Cookie", visitorCookie({ ...visitor, isProved: true }, now));
  return redirectDocument(localPath(language, `/letters/${slug}/thanks`), { status: 303, headers });
}
