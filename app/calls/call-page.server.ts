import type { Language } from "#app/i18n/language.ts";
import { knownVisitor } from "#app/outreach/known-visitor.server.ts";
import { meetFormProps } from "#app/outreach/meet-form-props.server.ts";
import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { setHeadline } from "#app/print/set-headline.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { callCount } from "./call-queries.server.ts";
import { callsView } from "./calls-view.server.ts";

/** A headline of one line, if it can be: the number to call has to stand high on a telephone. */
const LOW = 0.18;

/**
 * What a call page shows. `view` is somebody's own and null for a browser that is nobody; the rest is everybody's.
 * `cookies` as sent.
 */
export async function callPage(
  page: OutreachPage,
  cookies: string | null,
  { language, now }: { language: Language; now: Date },
) {
  const isOpen = page.state === "open";
  const title = plainHeadline(page.title);
  const visitor = isOpen ? await knownVisitor(page, cookies, now) : null;
  return {
    headline: setHeadline(title, page.language, { aspect: LOW }),
    title,
    summary: page.summary,
    wordsIn: page.language,
    state: page.state,
    calls: isOpen ? 0 : await callCount(page.id),
    view: visitor && (await callsView(page, visitor, { language, now })),
    meet: meetFormProps(page, now),
    facts: {
      slug: page.slug,
      points: page.points,
      // Where somebody stands is not for the public of every campaign.
      measure: page.campaign.showsPositions ? (page.measure?.identifier ?? null) : null,
      campaignSlug: page.campaign.slug,
    },
  };
}
