import type { FunctionComponent } from "react";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composer, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { sentAbout } from "#app/mail/outbox.server.ts";
import { post } from "#app/mail/post.server.ts";
import { phoneShown } from "#app/officials/phone-shown.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { mailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import type { Frame } from "#emails/layout.tsx";
import { LetterCopy } from "#emails/letter-copy.tsx";
import { OneLink } from "#emails/one-link.tsx";
import { elsewhere, letterForMail, type MailedLetter } from "./letter-for-mail.server.ts";

/** Days that the link which confirms an address works. */
const CONFIRM_DAYS = 30;
/** Mails that ask about one letter, however often it is written anew. */
const MOST_ASKED = 5;

type Context = { language: Language; now: Date; mailed: MailedLetter; merge: MergeFields };

const address = (language: Language, path: string) => `${getSettings().APP_URL}${localPath(language, path)}`;

async function frameOf(
  { language, now, mailed: { letter, page, organisation }, merge }: Context,
  words: { headline: string; preheader: string },
  otherPath: string,
): Promise<Frame> {
  const t = translator(language, "letters");
  const about = { supporterId: letter.supporterId, campaignId: page.campaign.id };
  const { preferences } = await mailLinks(about, language, now);
  return mailFrame({
    language,
    inks: page.campaign.inks,
    kicker: page.campaign.name,
    header: null,
    headline: words.headline,
    preheader: words.preheader,
    reason: t("mail.reason", { title: plainHeadline(page.title) }),
    organisation,
    notice: page.campaign.notice,
    links: {
      unsubscribe: null,
      preferences: merge.field(preferences),
      otherLanguage: merge.field(address(otherLanguage(language), otherPath)),
    },
  });
}

async function toWriter<P extends object>(
  { mailed: { organisation }, merge }: Context,
  subject: string,
  template: FunctionComponent<P>,
  props: P,
): Promise<ComposedMail> {
  return post({ organisation, merge }, { subject, template, props });
}

async function contextOf({ subjectId, language }: DueMail, now: Date): Promise<Context | null> {
  const mailed = await letterForMail(subjectId, language);
  return mailed && { language, now, mailed, merge: mergeFields() };
}

/** Asks a writer to show that the address is theirs; nothing once that is done. What they wrote stays out of it. */
export const composeConfirm: Composer = async (due, { now }) => {
  const { subjectId, language } = due;
  const context = await contextOf(due, now);
  if (context?.mailed.letter.status !== "waiting" || context.mailed.letter.confirmedAt) return null;
  if ((await sentAbout(subjectId)) >= MOST_ASKED) return null;
  const { mailed, merge } = context;
  const { supporterId } = mailed.letter;
  const token = await issueToken({
    purpose: "confirm",
    supporterId,
    subjectId,
    ttlDays: CONFIRM_DAYS,
    now,
  });
  const t = translator(language, "letters");
  const about = { title: plainHeadline(mailed.page.title) };
  const path = `/confirm/${token}`;
  const words = { headline: t("mail.confirm.headline"), preheader: t("mail.confirm.preheader") };
  return toWriter(context, t("mail.confirm.subject", about), OneLink, {
    frame: await frameOf(context, words, path),
    words: {
      greeting: merge.field(t("mail.greeting", { name: mailed.letter.supporter.givenName })),
      lead: [t("mail.confirm.lead", about)],
      ask: t("mail.confirm.ask"),
      why: t("mail.confirm.why"),
    },
    button: { href: merge.field(address(language, path)), label: t("mail.confirm.button") },
    expires: t("mail.confirm.expires", { count: CONFIRM_DAYS }),
    copy: translator(language, "mail")("copy"),
    notYou: t("mail.confirm.notYou"),
  });
};

/** A copy of what was written, to a writer whose address is confirmed; it says how each letter goes. */
export const composeCopy: Composer = async (due, { now }) => {
  const { language } = due;
  const context = await contextOf(due, now);
  if (!context?.mailed.letter.confirmedAt) return null;
  const { mailed, merge } = context;
  const { supporterId, pageId, confirmedAt, subject, body, signedBy, place } = mailed.letter;
  const together = await prisma.letter.findMany({
    where: { supporterId, pageId, confirmedAt, subject, status: { not: "cancelled" } },
    orderBy: { id: "asc" },
    select: { way: true, official: { select: { name: true } } },
  });
  if (together.length === 0) return null;
  const t = translator(language, "letters");
  const path = `/letters/${mailed.page.slug}`;
  const words = { headline: t("mail.copy.headline"), preheader: t("mail.copy.preheader") };
  const field = (text: string) => merge.field(text);
  return toWriter(context, t("mail.copy.subject", { title: plainHeadline(mailed.page.title) }), LetterCopy, {
    frame: await frameOf(context, words, path),
    words: {
      greeting: field(t("mail.greeting", { name: mailed.letter.supporter.givenName })),
      lead: together.map(({ way, official }) => field(t(`mail.copy.${way}`, { name: official.name }))),
      ask: t("mail.copy.ask"),
      why: t("mail.copy.why"),
    },
    letter: {
      title: t("mail.copy.letter"),
      lines: letterLines({ subject, body, signedBy, place }).map(field),
    },
    button: { href: address(language, path), label: t("mail.copy.button") },
    after: [t("mail.copy.notYou", { address: organisationMail(mailed) })],
  });
};

/** Tells a writer that an office did not take their letter, and how else it is reached. */
export const composeBounced: Composer = async (due, { now }) => {
  const { language } = due;
  const context = await contextOf(due, now);
  if (context?.mailed.letter.status !== "bounced") return null;
  const { mailed, merge } = context;
  const { official, subject, body, signedBy, place, note } = mailed.letter;
  const { page, phone } = elsewhere(mailed);
  const t = translator(language, "letters");
  const name = official.name;
  const path = `/letters/${mailed.page.slug}`;
  const words = { headline: t("mail.bounced.headline"), preheader: t("mail.bounced.preheader") };
  const field = (text: string) => merge.field(text);
  return toWriter(context, t("mail.bounced.subject", { name }), LetterCopy, {
    frame: await frameOf(context, words, path),
    words: {
      greeting: field(t("mail.greeting", { name: mailed.letter.supporter.givenName })),
      lead: [field(t(note?.startsWith("unknown:") ? "mail.bounced.unknown" : "mail.bounced.lead", { name }))],
      ask: t("mail.bounced.ask"),
      why: phone ? field(t("mail.bounced.phone", { phone: phoneShown(phone) })) : t("mail.bounced.why"),
    },
    letter: {
      title: t("mail.bounced.letter"),
      lines: letterLines({ subject, body, signedBy, place }).map(field),
    },
    button: page
      ? { href: field(page), label: t("mail.bounced.form") }
      : { href: address(language, "/officials"), label: t("mail.bounced.find") },
    after: [],
  });
};

const organisationMail = ({ organisation: { replyTo } }: MailedLetter) => replyTo;

/** A letter line by line, as it is quoted. */
function letterLines(letter: { subject: string; body: string; signedBy: string; place: string | null }) {
  const { subject, body, signedBy, place } = letter;
  return [subject, ...body.split(/\n+/), [signedBy, place].filter(Boolean).join(", ")];
}
