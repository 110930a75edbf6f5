import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Composer, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { post } from "#app/mail/post.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { OneLink, type OneLinkProps } from "#emails/one-link.tsx";
import { issueToken } from "./access-tokens.server.ts";

/** Days that the link to one's own data works: it opens everything, so not for long. */
const DAYS = 1;

/** The mails about a supporter; their `subjectId` is the supporter's id. */
export const composers: Record<"preferences.link", Composer> = { "preferences.link": composePreferencesLink };

/** Hands a supporter the link to see, correct, download or erase what we keep. Nothing once erased. */
async function composePreferencesLink({ subjectId, language }: DueMail, { now }: { now: Date }) {
  const supporter = await prisma.supporter.findUnique({ where: { id: subjectId } });
  if (!supporter || supporter.erasedAt) return null;
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  const token = await issueToken({
    purpose: "preferences",
    supporterId: supporter.id,
    ttlDays: DAYS,
    now,
  });
  const { givenName } = supporter;
  const { subject, props } = preferencesLetter({ language, givenName, organisation, merge, token });
  return post({ organisation, merge }, { subject, template: OneLink, props });
}

/** The words of that mail. */
export function preferencesLetter(about: {
  language: Language;
  givenName: string;
  organisation: Awaited<ReturnType<typeof getOrganisation>>;
  merge: MergeFields;
  token: string;
}): { subject: string; props: OneLinkProps } {
  const { language, organisation, merge } = about;
  const t = translator(language, "mail");
  const page = (to: Language) =>
    merge.field(`${getSettings().APP_URL}${localPath(to, `/preferences/${about.token}`)}`);
  const props = {
    frame: mailFrame({
      language,
      inks: organisation.inks,
      kicker: plainHeadline(organisation.name),
      header: null,
      headline: t("preferences.headline"),
      preheader: t("preferences.preheader"),
      reason: t("footer.reasonPreferences"),
      organisation,
      notice: null,
      links: { unsubscribe: null, preferences: null, otherLanguage: page(otherLanguage(language)) },
    }),
    words: {
      greeting: merge.field(t("greeting", { name: about.givenName })),
      lead: [t("preferences.lead")],
      ask: t("preferences.ask"),
      why: t("preferences.why"),
    },
    button: { href: page(language), label: t("preferences.button") },
    expires: t("preferences.expires", { count: DAYS }),
    copy: t("copy"),
    notYou: t("preferences.notYou"),
  };
  return { subject: t("preferences.subject"), props };
}
