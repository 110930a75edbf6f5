import { formatDate } from "#app/i18n/format.ts";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { mailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { Receipt, type ReceiptProps } from "#emails/receipt.tsx";
import type { FundraisingPage } from "./fundraising-page.ts";
import { findFundraising } from "./fundraising-queries.server.ts";
import { givingLink } from "./giving-link.server.ts";
import { formatMoney } from "./money.ts";
import { KEPT_SECONDS, paperPath } from "./paper-link.server.ts";
import { type FoundReceipt, findReceipt } from "./receipt.server.ts";
import { receiptFile } from "./receipt-pdf.server.ts";
import { RECEIPT_MAIL, REFUND_MAIL } from "./settle-donation.server.ts";

/** The mails about a gift; their `subjectId` is its id. */
export const composers: Composers = { [RECEIPT_MAIL]: composeReceipt, [REFUND_MAIL]: composeReceipt };

/** Thanks for a gift, or tells what of it went back, with its receipt. Nothing once its giver's name has been erased. */
async function composeReceipt(
  { kind, subjectId, language }: DueMail,
  { now }: { now: Date },
): Promise<ComposedMail | null> {
  const receipt = await findReceipt(subjectId, language);
  if (!receipt || receipt.donation.supporter.erasedAt) return null;
  const { donation, organisation } = receipt;
  const page = await findFundraising(donation.page.slug, language);
  const words = translationIn(donation.page.translations, language);
  if (!page || !words) return null;
  const merge = mergeFields();
  const links = await linksOf(receipt, { language, now });
  const write = kind === REFUND_MAIL ? refundLetter : receiptLetter;
  const letter = write({ language, receipt, page, words, merge, links });
  const mail = await post({ organisation, merge }, letter);
  return { ...mail, attachments: [await receiptFile(receipt, { language, now })] };
}

/** What a receipt's mail leads to, absolute: the paper, what they choose of mail; of a monthly gift also the giver's own page. */
async function linksOf(
  { donation }: FoundReceipt,
  { language, now }: { language: Language; now: Date },
): Promise<ReceiptLinks> {
  const { APP_URL } = getSettings();
  const paper = paperPath({ receipt: donation.id }, { language, now, seconds: KEPT_SECONDS });
  const about = { supporterId: donation.supporter.id, campaignId: donation.page.campaignId };
  const [own, { preferences }] = await Promise.all([
    donation.planId ? givingLink(about.supporterId, { language, now }) : null,
    mailLinks(about, language, now),
  ]);
  return { paper: `${APP_URL}${paper}`, own, preferences };
}

type ReceiptLinks = { paper: string; own: string | null; preferences: string };

export type ReceiptAbout = {
  language: Language;
  receipt: Pick<FoundReceipt, "gift" | "facts" | "notes" | "organisation"> & {
    donation: { givenName: string };
  };
  page: Pick<FundraisingPage, "slug" | "campaign">;
  words: { title: string; thanks: string };
  merge: MergeFields;
  links: ReceiptLinks;
};

/** The words of the mail that thanks. */
export function receiptLetter(about: ReceiptAbout): Letter<ReceiptProps> {
  const { language, words } = about;
  const { gift } = about.receipt;
  const t = translator(language, "donations");
  const amount = formatMoney(gift.amountMinor, gift.currency, language);
  return letterWith(about, {
    ...{ subject: t("mail.subject", { amount }), headline: t("mail.headline") },
    ...{ preheader: t("mail.preheader", { amount }), lead: words.thanks, ask: t("mail.ask") },
    why: t(gift.monthly ? "mail.monthly" : "mail.once", { date: formatDate(gift.paidOn, "day", language) }),
  });
}

/** The words of the mail that tells what of a gift went back. */
export function refundLetter(about: ReceiptAbout): Letter<ReceiptProps> {
  const { language } = about;
  const { amountMinor, refundedMinor, currency } = about.receipt.gift;
  const t = translator(language, "donations");
  const [amount, back] = [amountMinor, refundedMinor].map((minor) => formatMoney(minor, currency, language));
  const lead = t("mail.refunded.lead", { amount, back });
  return letterWith(about, {
    ...{ subject: t("mail.refunded.subject", { amount }), headline: t("mail.refunded.headline") },
    ...{ preheader: lead, lead, ask: t("mail.refunded.ask"), why: t("mail.refunded.why") },
  });
}

type Said = Record<"subject" | "headline" | "preheader" | "lead" | "ask" | "why", string>;

function letterWith(
  { language, receipt, page, words, merge, links }: ReceiptAbout,
  said: Said,
): Letter<ReceiptProps> {
  const { facts, notes, organisation, donation } = receipt;
  const t = translator(language, "donations");
  const address = (to: Language) => `${getSettings().APP_URL}${localPath(to, `/donate/${page.slug}`)}`;
  const props: ReceiptProps = {
    frame: mailFrame({
      language,
      inks: page.campaign.inks,
      kicker: page.campaign.name,
      header: null,
      headline: said.headline,
      preheader: merge.field(said.preheader),
      reason: t("mail.reason", { title: plainHeadline(words.title) }),
      organisation,
      notice: page.campaign.notice,
      links: {
        unsubscribe: null,
        preferences: merge.field(links.preferences),
        otherLanguage: address(otherLanguage(language)),
      },
    }),
    words: {
      greeting: merge.field(t("mail.greeting", { name: donation.givenName })),
      lead: [merge.field(said.lead)],
      ...{ ask: said.ask, why: said.why },
    },
    receipt: {
      title: t("receipt.title"),
      facts: facts.map(({ term, says }) => ({ term, says: merge.field(says) })),
      notes,
      links: [
        { href: merge.field(links.paper), label: t("mail.paper") },
        ...(links.own ? [{ href: merge.field(links.own), label: t("mail.own") }] : []),
      ],
    },
    button: {
      href: `${getSettings().APP_URL}${localPath(language, `/campaigns/${page.campaign.slug}`)}`,
      label: t("mail.button"),
    },
    after: [t("mail.questions", { address: organisation.replyTo })],
  };
  return { subject: said.subject, template: Receipt, props };
}
