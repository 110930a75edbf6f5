import { type Language, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { ComposedMail, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { post } from "#app/mail/post.server.ts";
import type { Organisation } from "#app/organisation/organisation.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { OneLink, type OneLinkProps } from "#emails/one-link.tsx";
import { pageName } from "./page-name.ts";
import { SHIFT_MAIL } from "./shifts.server.ts";

/** The mails to staff about pages that ask others. */
export const composers = { [SHIFT_MAIL]: composeShift };

/** Tells a member of staff what moved. Nothing once somebody has looked at it, or when it is no longer their business. */
async function composeShift({ subjectId, language, toEmail }: DueMail): Promise<ComposedMail | null> {
  const shift = await prisma.targetShift.findUnique({
    where: { id: subjectId },
    include: {
      page: { include: { translations: true, campaign: { include: { measure: true } } } },
      fromStage: { include: { translations: true } },
      toStage: { include: { translations: true } },
    },
  });
  const member = await prisma.staffMember.findUnique({ where: { emailCanonical: canonicalEmail(toEmail)! } });
  if (!shift || shift.seenAt || !member || member.deactivatedAt || !member.toldOfMoves) return null;
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  const stage = (row: typeof shift.fromStage) =>
    row
      ? (translationIn(row.translations, language)?.label ?? "")
      : translator(language, "outreach")("shifts.nowhere");
  const { subject, props } = shiftLetter(
    { language, organisation, merge },
    {
      name: member.name,
      measure: shift.page.campaign.measure?.identifier ?? "",
      page: pageName(shift.page, language),
      path: `/admin/campaigns/${shift.page.campaignId}/outreach/${shift.pageId}`,
      from: stage(shift.fromStage),
      to: stage(shift.toStage),
    },
  );
  return post({ organisation, merge }, { subject, template: OneLink, props });
}

type Told = { name: string; measure: string; page: string; path: string; from: string; to: string };

/** The words of that mail. */
export function shiftLetter(
  about: { language: Language; organisation: Organisation; merge: MergeFields },
  { name, path, ...values }: Told,
): { subject: string; props: OneLinkProps } {
  const { language, organisation, merge } = about;
  const t = translator(language, "outreach");
  const link = (to: Language) => `${getSettings().APP_URL}${path}?lang=${to}`;
  const props = {
    frame: mailFrame({
      language,
      inks: organisation.inks,
      kicker: plainHeadline(organisation.name),
      header: null,
      headline: t("mail.headline", values),
      preheader: t("mail.preheader", values),
      reason: t("mail.reason"),
      organisation,
      notice: null,
      links: { unsubscribe: null, preferences: null, otherLanguage: link(otherLanguage(language)) },
    }),
    words: {
      greeting: merge.field(translator(language, "mail")("greeting", { name })),
      lead: [t("mail.lead", values)],
      ask: t("mail.ask", values),
      why: t("mail.why", values),
    },
    button: { href: link(language), label: t("mail.button") },
    expires: t("mail.until", values),
    copy: translator(language, "mail")("copy"),
    notYou: t("mail.stop"),
  };
  return { subject: t("mail.subject", values), props };
}
