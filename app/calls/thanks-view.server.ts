import { type Language, localPath } from "#app/i18n/language.ts";
import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { readVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { petitionsOf } from "#app/petitions/petition-queries.server.ts";
import { shareLinks } from "#app/petitions/share-links.ts";
import { qrPath } from "#app/platform/qr-path.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { callCount, hasCalled } from "./call-queries.server.ts";
import { isUnheard } from "./is-unheard.ts";
import { hasReminder, reminderDay } from "./remind.server.ts";

/**
 * What somebody sees after their calls: how many have been made, ways to pass the page on, a reminder, what else the campaign asks
 * for. A good page also for whoever has not called. `cookies` as sent; whoever the abuse checks caught is thanked like everybody.
 */
export async function callThanks(
  page: OutreachPage,
  cookies: string | null,
  { language, now }: { language: Language; now: Date },
) {
  const isOpen = page.state === "open";
  const visitor = readVisitor(cookies, now);
  const [calls, called, reminded, next] = await Promise.all([
    callCount(page.id),
    visitor !== null && (isUnheard(visitor) || hasCalled(page.id, visitor.supporterId)),
    visitor !== null && hasReminder(page.id, visitor.supporterId),
    isOpen ? nextPetition(page, language) : null,
  ]);
  const title = plainHeadline(page.title);
  const url = getSettings().APP_URL + localPath(language, `/calls/${page.slug}`);
  return {
    page: { slug: page.slug, thanks: page.thanks, campaignSlug: page.campaign.slug, isOpen },
    wordsIn: page.language,
    calls,
    name: called ? visitor!.givenName : null,
    share: {
      title,
      text: page.shareText,
      url,
      links: shareLinks({ title, text: page.shareText, url }),
      qr: qrPath(`${url}?source=qr`),
    },
    /** Null: nobody is here to be reminded, or there is nothing to be reminded of. */
    reminder: visitor && isOpen ? { day: await reminderDay(now), isAsked: reminded } : null,
    next,
  };
}

export type CallThanks = Awaited<ReturnType<typeof callThanks>>;

/** A petition of the campaign that takes signatures; null: none does. */
async function nextPetition({ campaign }: OutreachPage, language: Language) {
  const open = (await petitionsOf(campaign.id, language)).find(({ isOpen }) => isOpen);
  if (!open) return null;
  const href = `${localPath(language, `/petitions/${open.slug}`)}?source=calls`;
  return { title: plainHeadline(open.title), text: open.summary, href };
}
