import { formatDate } from "#app/i18n/format.ts";
import { type Language, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import {
  getOrganisation,
  type Organisation,
  organisationDay,
} from "#app/organisation/organisation-queries.server.ts";
import { petitionName } from "#app/petitions/petition-name.ts";
import { prisma } from "#app/platform/db.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { OneLink, type OneLinkProps } from "#emails/one-link.tsx";
import { DISPUTE_MAIL, WARNING_MAIL } from "./alert-staff.server.ts";
import { BRAKE_MAIL } from "./brake.server.ts";
import { BOOKS_MAIL } from "./compare-books.server.ts";
import { type Currency, formatMoney } from "./money.ts";

/** The mails that call staff to something about giving. */
export const composers: Composers = {
  [BRAKE_MAIL]: composeBraked,
  [BOOKS_MAIL]: composeBooks,
  [DISPUTE_MAIL]: composeDisputed,
  [WARNING_MAIL]: composeWarned,
};

/** Giving has stopped. Nothing once it was let go on. */
async function composeBraked({ subjectId, language }: DueMail): Promise<ComposedMail | null> {
  const brake = await prisma.givingBrake.findUnique({ where: { id: subjectId } });
  if (!brake || brake.liftedAt) return null;
  const { refused, tried } = brake;
  return composeAlert("braked", { values: { refused, tried }, path: "/admin/donations" }, language);
}

async function composeDisputed({ subjectId, language }: DueMail): Promise<ComposedMail | null> {
  const about = await giftIn(subjectId, language);
  const dispute = await prisma.dispute.findFirst({
    where: { donationId: subjectId },
    orderBy: { createdAt: "desc" },
  });
  if (!about || !dispute) return null;
  const until = dispute.dueAt ? formatDate(await organisationDay(dispute.dueAt), "day", language) : null;
  const kind = until ? "disputed" : "inquired";
  return composeAlert(kind, { ...about, values: { ...about.values, until: until ?? "" } }, language);
}

async function composeWarned({ subjectId, language }: DueMail): Promise<ComposedMail | null> {
  const about = await giftIn(subjectId, language);
  return about && composeAlert("warned", about, language);
}

/** Stripe's books differ from ours. Nothing once they do not. */
async function composeBooks({ language }: DueMail): Promise<ComposedMail | null> {
  const { _count: count, _min } = await prisma.bookDifference.aggregate({
    _count: true,
    _min: { day: true },
  });
  if (!_min.day) return null;
  const day = formatDate(_min.day.toISOString().slice(0, 10), "day", language);
  return composeAlert("books", { values: { count, day }, path: "/admin/donations/deposits" }, language);
}

/** What is said of a gift: how much, and to which page; who gave it stays in the panel. */
async function giftIn(id: string, language: Language) {
  const gift = await prisma.donation.findUnique({
    where: { id },
    include: { page: { include: { translations: true } } },
  });
  if (!gift) return null;
  const amount = formatMoney(gift.amountMinor, gift.currency as Currency, language);
  return { values: { amount, page: petitionName(gift.page, language) }, path: `/admin/donations/${id}` };
}

type About = { values: Record<string, string | number>; path: string };

type AlertKind = "books" | "braked" | "disputed" | "inquired" | "warned";

async function composeAlert(kind: AlertKind, about: About, language: Language): Promise<ComposedMail> {
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  return post({ organisation, merge }, alertLetter(kind, about, { language, organisation }));
}

/** The words of these mails. */
export function alertLetter(
  kind: AlertKind,
  { values, path }: About,
  { language, organisation }: { language: Language; organisation: Organisation },
): Letter<OneLinkProps> {
  const t = translator(language, "donations-panel");
  const link = (to: Language) => `${getSettings().APP_URL}${path}?lang=${to}`;
  const frame = mailFrame({
    ...{ language, inks: organisation.inks, organisation, header: null, notice: null },
    kicker: plainHeadline(organisation.name),
    headline: t(`alerts.${kind}.headline`, values),
    preheader: t(`alerts.${kind}.lead`, values),
    reason: t("alerts.reason"),
    links: { unsubscribe: null, preferences: null, otherLanguage: link(otherLanguage(language)) },
  });
  const words = {
    greeting: t("alerts.greeting"),
    lead: [t(`alerts.${kind}.lead`, values)],
    ask: t(`alerts.${kind}.ask`, values),
    why: t(`alerts.${kind}.why`, values),
  };
  const props = {
    ...{ frame, words, button: { href: link(language), label: t(`alerts.${kind}.button`) } },
    expires: t("alerts.signIn"),
    copy: translator(language, "mail")("copy"),
    notYou: t("alerts.notYou"),
  };
  return { subject: t(`alerts.${kind}.subject`, values), template: OneLink, props };
}
