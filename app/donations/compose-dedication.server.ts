import { currentGuard } from "#app/guard/current-guard.server.ts";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { Dedication, type DedicationProps } from "#emails/dedication.tsx";
import type { FundraisingPage } from "./fundraising-page.ts";
import { findFundraising } from "./fundraising-queries.server.ts";
import { DEDICATION_MAIL } from "./settle-donation.server.ts";

/** The mail to whoever is told of a dedication; its `subjectId` is the gift's id. */
export const composers: Composers = { [DEDICATION_MAIL]: composeDedication };

const load = (id: string) =>
  prisma.donation.findUnique({ where: { id }, include: { page: { select: { slug: true } } } });

type Row = NonNullable<Awaited<ReturnType<typeof load>>>;

/**
 * Tells of a gift in somebody's honor or memory. Nothing once its giver was erased, once the gift went back, or where a list of
 * the guard stops the address or the words.
 */
async function composeDedication({ subjectId, language }: DueMail): Promise<ComposedMail | null> {
  const donation = await load(subjectId);
  if (!donation?.toldEmail || donation.status !== "paid") return null;
  if (donation.refundedMinor + donation.lostMinor >= donation.amountMinor || (await isStopped(donation)))
    return null;
  const page = await findFundraising(donation.page.slug, language);
  if (!page) return null;
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  const letter = dedicationLetter({ language, donation, page, organisation, merge });
  return post({ organisation, merge }, letter);
}

async function isStopped({ toldEmail, dedicatedTo, toldName, toldMessage, givenName }: Row) {
  const names = [dedicatedTo, toldName, toldMessage, givenName];
  return (await currentGuard()).reasonsAgainst({ email: toldEmail!, names, address: "" }).length > 0;
}

/** The words of that mail. */
export function dedicationLetter(about: {
  language: Language;
  donation: Pick<Row, "dedication" | "dedicatedTo" | "toldName" | "toldMessage" | "givenName" | "familyName">;
  page: Pick<FundraisingPage, "slug" | "campaign">;
  organisation: Awaited<ReturnType<typeof getOrganisation>>;
  merge: MergeFields;
}): Letter<DedicationProps> {
  const { language, donation, page, organisation, merge } = about;
  const t = translator(language, "donations");
  const kind = donation.dedication ?? "honor";
  const giver = [donation.givenName, donation.familyName].filter(Boolean).join(" ");
  const said = { giver, name: donation.dedicatedTo ?? "", campaign: page.campaign.name };
  const lead = merge.field(t(`dedication.mail.lead.${kind}`, said));
  const to = (path: string, other = language) => `${getSettings().APP_URL}${localPath(other, path)}`;
  const props: DedicationProps = {
    frame: mailFrame({
      language,
      inks: page.campaign.inks,
      kicker: page.campaign.name,
      header: null,
      headline: t(`dedication.mail.headline.${kind}`),
      preheader: lead,
      reason: merge.field(t("dedication.mail.reason", { giver })),
      organisation,
      notice: page.campaign.notice,
      links: { unsubscribe: null, preferences: null, otherLanguage: to("/", otherLanguage(language)) },
    }),
    words: {
      greeting: donation.toldName ? merge.field(t("mail.greeting", { name: donation.toldName })) : null,
      lead: [lead],
      ask: t("dedication.mail.ask"),
      why: t("dedication.mail.why"),
    },
    message: donation.toldMessage
      ? {
          title: merge.field(t("dedication.mail.message", { giver: donation.givenName })),
          text: merge.field(donation.toldMessage),
        }
      : null,
    button: { href: to(`/campaigns/${page.campaign.slug}`), label: t("dedication.mail.button") },
    after: [t("dedication.mail.once", { address: organisation.replyTo })],
  };
  return { subject: t(`dedication.mail.subject.${kind}`, said), template: Dedication, props };
}
