import { formatDate } from "#app/i18n/format.ts";
import { localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import { post } from "#app/mail/post.server.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { Receipt } from "#emails/receipt.tsx";
import { findFundraising } from "./fundraising-queries.server.ts";
import { givingSettings } from "./giving-settings.server.ts";
import { type Currency, formatMoney } from "./money.ts";
import { receiptFacts } from "./receipt-facts.ts";
import { receiptNumber } from "./receipt-number.ts";
import { RECEIPT_MAIL } from "./settle-donation.server.ts";

/** The mails about a gift; their `subjectId` is its id. */
export const composers: Composers = { [RECEIPT_MAIL]: composeReceipt };

const loadPaid = (id: string) =>
  prisma.donation.findUnique({
    where: { id },
    include: {
      receipt: true,
      page: { include: { translations: true } },
      supporter: { select: { erasedAt: true } },
    },
  });

/** Thanks for a gift, with its receipt. Nothing once its giver's name has been erased. */
async function composeReceipt({ subjectId, language }: DueMail): Promise<ComposedMail | null> {
  const donation = await loadPaid(subjectId);
  if (!donation?.receipt || !donation.paidAt || donation.supporter.erasedAt) return null;
  const [organisation, settings, page] = await Promise.all([
    getOrganisation(language),
    givingSettings(),
    findFundraising(donation.page.slug, language),
  ]);
  const words = translationIn(donation.page.translations, language);
  if (!page || !words) return null;
  const merge = mergeFields();
  const t = translator(language, "donations");
  const currency = donation.currency as Currency;
  const amount = formatMoney(donation.amountMinor, currency, language);
  const number = receiptNumber(donation.receipt);
  const address = (to: typeof language) => `${getSettings().APP_URL}${localPath(to, `/donate/${page.slug}`)}`;
  const gift = {
    ...{ currency, amountMinor: donation.amountMinor, coveredMinor: donation.coveredMinor, number },
    giver: [donation.givenName, donation.familyName].filter(Boolean).join(" "),
    paidOn: await organisationDay(donation.paidAt),
    designation: donation.designation,
    monthly: donation.planId !== null,
  };
  const receiver = { ...organisation, name: plainHeadline(organisation.name), taxId: settings.taxId };
  const { facts, notes } = receiptFacts(gift, receiver, language);
  const props = {
    frame: mailFrame({
      language,
      inks: page.campaign.inks,
      kicker: page.campaign.name,
      header: null,
      headline: t("mail.headline"),
      preheader: merge.field(t("mail.preheader", { amount })),
      reason: t("mail.reason", { title: plainHeadline(words.title) }),
      organisation,
      notice: page.campaign.notice,
      links: {
        unsubscribe: null,
        preferences: `${getSettings().APP_URL}${localPath(language, "/preferences")}`,
        otherLanguage: address(otherLanguage(language)),
      },
    }),
    words: {
      greeting: merge.field(t("mail.greeting", { name: donation.givenName })),
      lead: [words.thanks],
      ask: t("mail.ask"),
      why: t(gift.monthly ? "mail.monthly" : "mail.once", { date: formatDate(gift.paidOn, "day", language) }),
    },
    receipt: {
      title: t("receipt.title"),
      facts: facts.map(({ term, says }) => ({ term, says: merge.field(says) })),
      notes,
    },
    button: {
      href: `${getSettings().APP_URL}${localPath(language, `/campaigns/${page.campaign.slug}`)}`,
      label: t("mail.button"),
    },
    after: [t("mail.questions", { address: organisation.replyTo })],
  };
  return post({ organisation, merge }, { subject: t("mail.subject", { amount }), template: Receipt, props });
}
