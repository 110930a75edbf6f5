import { type Language, otherLanguage } from "#app/i18n/language.ts";
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
import { issueStaffToken } from "./staff-tokens.server.ts";

type LinkPurpose = "invitation" | "reset";

/** The mails to staff; their `subjectId` is the member's id. */
export const composers: Record<`staff.${LinkPurpose}`, Composer> = {
  "staff.invitation": (mail, context) => composeLink("invitation", mail, context),
  "staff.reset": (mail, context) => composeLink("reset", mail, context),
};

/** Writes the mail with its link, made this moment. Nothing to whom it is no longer meant for. */
async function composeLink(purpose: LinkPurpose, { subjectId, language }: DueMail, { now }: { now: Date }) {
  const member = await prisma.staffMember.findUnique({ where: { id: subjectId } });
  const waits = purpose === "invitation" ? !member?.joinedAt : Boolean(member?.joinedAt);
  if (!member || member.deactivatedAt || !waits) return null;
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  const token = await prisma.$transaction((tx) => issueStaffToken(tx, { purpose, staffId: member.id, now }));
  const { subject, props } = staffLetter(purpose, {
    language,
    name: member.name,
    organisation,
    merge,
    token,
  });
  return post({ organisation, merge }, { subject, template: OneLink, props });
}

/** The words of that mail. */
export function staffLetter(
  purpose: LinkPurpose,
  about: {
    language: Language;
    name: string;
    organisation: Awaited<ReturnType<typeof getOrganisation>>;
    merge: MergeFields;
    token: string;
  },
): { subject: string; props: OneLinkProps } {
  const { language, organisation, merge } = about;
  const t = translator(language, "staff");
  const house = plainHeadline(organisation.name);
  const link = `${getSettings().APP_URL}/admin/${purpose}/${about.token}?lang=`;
  const props = {
    frame: mailFrame({
      language,
      inks: organisation.inks,
      kicker: house,
      header: null,
      headline: t(`mail.${purpose}.headline`),
      preheader: t(`mail.${purpose}.preheader`, { organisation: house }),
      reason: t(`mail.${purpose}.reason`),
      organisation,
      notice: null,
      links: {
        unsubscribe: null,
        preferences: null,
        otherLanguage: merge.field(link + otherLanguage(language)),
      },
    }),
    words: {
      greeting: merge.field(translator(language, "mail")("greeting", { name: about.name })),
      lead: [t(`mail.${purpose}.lead`, { organisation: house })],
      ask: t(`mail.${purpose}.ask`),
      why: t(`mail.${purpose}.why`),
    },
    // In the language of the mail, whatever the browser wishes.
    button: { href: merge.field(link + language), label: t(`mail.${purpose}.button`) },
    expires: t(`mail.${purpose}.expires`),
    copy: translator(language, "mail")("copy"),
    notYou: t(`mail.${purpose}.notYou`),
  };
  return { subject: t(`mail.${purpose}.subject`, { organisation: house }), props };
}
