import { lastUnsubscribed } from "#app/actions/record-actions.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { type Language, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import type { Organisation } from "#app/organisation/organisation.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import type { OutreachPage } from "#app/outreach/outreach-page.ts";
import { findOutreach } from "#app/outreach/outreach-queries.server.ts";
import { address } from "#app/petitions/mail-links.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { type MailLinks, mailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { CallReminder, type CallReminderProps } from "#emails/call-reminder.tsx";
import { CALL_REMINDER } from "./remind.server.ts";

/** The mails about a call; their `subjectId` is the reminder's id. */
export const composers = { [CALL_REMINDER]: composeCallReminder };

/**
 * Asks somebody to call again who wanted to be asked. Nothing once the page is closed, once they are erased, and once they
 * unsubscribed after asking.
 */
async function composeCallReminder(
  { subjectId, language }: DueMail,
  { now }: { now: Date },
): Promise<ComposedMail | null> {
  const reminder = await prisma.callReminder.findUnique({
    where: { id: subjectId },
    select: { pageId: true, askedAt: true, supporter: true },
  });
  // Of two who became one, the one who is kept has a reminder of their own.
  if (!reminder || reminder.supporter.erasedAt || reminder.supporter.mergedIntoId) return null;
  const { supporter, askedAt } = reminder;
  const unsubscribed = await lastUnsubscribed(supporter.id);
  if (unsubscribed && unsubscribed >= askedAt) return null;
  const page = await openPage(reminder.pageId, language);
  if (!page) return null;
  const organisation = await getOrganisation(language);
  const about = { supporterId: supporter.id, campaignId: page.campaign.id };
  const leave = await mailLinks(about, language, now);
  const context = { language, page, organisation, merge: mergeFields() };
  const letter = callReminderLetter(context, { givenName: supporter.givenName, askedAt, leave });
  return post(context, letter, leave.unsubscribe);
}

async function openPage(id: string, language: Language): Promise<OutreachPage | null> {
  const row = await prisma.outreachPage.findUnique({ where: { id }, select: { slug: true } });
  const page = row && (await findOutreach("calls", row.slug, language));
  return page?.state === "open" ? page : null;
}

/** The words of that mail. Its links say nothing of whom it goes to, but for the one that unsubscribes. */
export function callReminderLetter(
  about: {
    language: Language;
    page: Pick<OutreachPage, "slug" | "title" | "summary" | "campaign">;
    organisation: Organisation;
    merge: MergeFields;
  },
  to: { givenName: string; askedAt: Date; leave: MailLinks },
): Letter<CallReminderProps> {
  const { language, page, organisation, merge } = about;
  const t = translator(language, "mail");
  const { campaign, slug, summary } = page;
  const title = plainHeadline(page.title);
  const pageIn = (to: Language) => address(to, `/calls/${slug}?source=reminder`);
  const date = formatDate(to.askedAt.toISOString(), "day", language);
  const props = {
    frame: mailFrame({
      language,
      inks: campaign.inks,
      kicker: campaign.name,
      header: null,
      headline: t("callReminder.headline"),
      preheader: t("callReminder.preheader"),
      reason: merge.field(t("callReminder.reason", { date, page: title })),
      organisation,
      notice: campaign.notice,
      links: {
        unsubscribe: merge.field(to.leave.unsubscribe),
        preferences: merge.field(to.leave.preferences),
        otherLanguage: pageIn(otherLanguage(language)),
      },
    }),
    words: {
      greeting: merge.field(t("greeting", { name: to.givenName })),
      lead: [summary],
      ask: t("callReminder.ask"),
      why: t("callReminder.why"),
    },
    button: { href: pageIn(language), label: t("callReminder.button") },
    copy: t("copy"),
    from: t("from", { organisation: plainHeadline(organisation.name) }),
  };
  return { subject: t("callReminder.subject", { page: title }), template: CallReminder, props };
}
