import { formatDate } from "#app/i18n/format.ts";
import { type Language, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail, Composers, DueMail } from "#app/mail/composer.ts";
import { mailFrame } from "#app/mail/mail-frame.ts";
import { type MergeFields, mergeFields } from "#app/mail/merge-fields.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import { getOrganisation, organisationDay } from "#app/organisation/organisation-queries.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { mailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { OneLink, type OneLinkProps } from "#emails/one-link.tsx";
import { CARD_MAIL } from "./ending-cards.server.ts";
import { GIVING_DAYS, givingLink } from "./giving-link.server.ts";
import { type Currency, formatMoney } from "./money.ts";
import { GIVING_LINK_MAIL } from "./request-giving-link.server.ts";
import { RENEWAL_FAILED_MAIL } from "./settle-from-stripe.server.ts";
import { CHANGE_MAIL } from "./settle-plan.server.ts";

/** The mails about monthly gifts. Each hands over a fresh link to the giver's own page. */
export const composers: Composers = {
  [CHANGE_MAIL]: composeChange,
  [RENEWAL_FAILED_MAIL]: composeRenewalFailed,
  [GIVING_LINK_MAIL]: composeGivingLink,
  [CARD_MAIL]: composeCardEnds,
};

type Giver = { id: string; givenName: string | null };

/** What such a mail says; its keys stand in the locale `donations` under `giving.mails`. */
export type PlanNews = {
  key:
    | `${"amount" | "day" | "paused" | "pausedOpen" | "resumed"}`
    | `ended.${"giver" | "staff" | "payment" | "elsewhere"}`
    | "failed"
    | "card"
    | "link";
  values: Record<string, string | number>;
};

/** Tells of what was changed, by whomever. Nothing to whoever was erased since. */
async function composeChange({ subjectId, language }: DueMail, { now }: { now: Date }) {
  const change = await prisma.planChange.findUnique({
    where: { id: subjectId },
    include: { plan: { include: { supporter: true } } },
  });
  if (!change) return null;
  const { kind, by, afterMinor, day, until, plan } = change;
  const currency = plan.currency as Currency;
  const values = {
    amount: formatMoney(afterMinor ?? plan.amountMinor, currency, language),
    ...(day && { day }),
    ...(until && { date: formatDate(await organisationDay(until), "day", language) }),
  };
  const paused = until ? "paused" : "pausedOpen";
  const key = kind === "ended" ? (`ended.${by ?? "elsewhere"}` as const) : kind === "paused" ? paused : kind;
  return tell(plan.supporter, { key, values }, { language, now });
}

/** Tells that a renewal failed, and when it is tried again. Nothing once it was paid, or is not tried any more. */
async function composeRenewalFailed({ subjectId, language }: DueMail, { now }: { now: Date }) {
  const gift = await prisma.donation.findUnique({ where: { id: subjectId }, include: { supporter: true } });
  if (!gift?.nextTryAt || gift.status === "paid") return null;
  const values = {
    amount: formatMoney(gift.amountMinor, gift.currency as Currency, language),
    date: formatDate(await organisationDay(gift.nextTryAt), "day", language),
  };
  return tell(gift.supporter, { key: "failed", values }, { language, now });
}

/** Tells that the card ends. Nothing once the gift is paused or has ended. */
async function composeCardEnds({ subjectId, language }: DueMail, { now }: { now: Date }) {
  const notice = await prisma.cardNotice.findUnique({
    where: { id: subjectId },
    include: { plan: { include: { supporter: true } } },
  });
  if (!notice || !["active", "past_due"].includes(notice.plan.status)) return null;
  const { last4, year, month, plan } = notice;
  const date = formatDate(`${year}-${String(month).padStart(2, "0")}-01`, "month", language);
  const amount = formatMoney(plan.amountMinor, plan.currency as Currency, language);
  return tell(plan.supporter, { key: "card", values: { last4, date, amount } }, { language, now });
}

/** Hands over the link that somebody asked for. */
async function composeGivingLink({ subjectId, language }: DueMail, { now }: { now: Date }) {
  const supporter = await prisma.supporter.findUnique({ where: { id: subjectId } });
  return supporter && tell(supporter, { key: "link", values: {} }, { language, now });
}

async function tell(
  supporter: Giver & { erasedAt: Date | null },
  news: PlanNews,
  { language, now }: { language: Language; now: Date },
): Promise<ComposedMail | null> {
  if (supporter.erasedAt) return null;
  const organisation = await getOrganisation(language);
  const merge = mergeFields();
  const [link, { preferences }] = await Promise.all([
    givingLink(supporter.id, { language, now }),
    mailLinks({ supporterId: supporter.id }, language, now),
  ]);
  const about = { language, supporter, organisation, merge, link, preferences };
  return post({ organisation, merge }, planLetter(news, about));
}

/** What such a mail asks for. */
function asks(key: PlanNews["key"]) {
  if (key === "failed" || key === "card") return "askCard";
  return key.startsWith("ended.") ? "askEnded" : "ask";
}

/** The words of these mails. */
export function planLetter(
  { key, values }: PlanNews,
  about: {
    language: Language;
    supporter: Giver;
    organisation: Awaited<ReturnType<typeof getOrganisation>>;
    merge: MergeFields;
    link: string;
    /** Where they choose what they get. */
    preferences: string;
  },
): Letter<OneLinkProps> {
  const { language, supporter, organisation, merge, link, preferences } = about;
  const t = translator(language, "donations");
  const mail = translator(language, "mail");
  const say = (part: "headline" | "subject" | "lead") => t(`giving.mails.${key}.${part}`, values);
  const otherLink = link.replace(
    /(\/es)?\/giving\//,
    otherLanguage(language) === "es" ? "/es/giving/" : "/giving/",
  );
  const props: OneLinkProps = {
    frame: mailFrame({
      language,
      inks: organisation.inks,
      kicker: plainHeadline(organisation.name),
      header: null,
      headline: say("headline"),
      preheader: merge.field(say("lead")),
      reason: t("giving.mails.reason"),
      organisation,
      notice: null,
      links: {
        unsubscribe: null,
        preferences: merge.field(preferences),
        otherLanguage: merge.field(otherLink),
      },
    }),
    words: {
      greeting: supporter.givenName ? merge.field(t("mail.greeting", { name: supporter.givenName })) : null,
      lead: [merge.field(say("lead"))],
      ask: t(`giving.mails.${asks(key)}`),
      why: t("giving.mails.why"),
    },
    button: { href: merge.field(link), label: t("giving.mails.button") },
    expires: t("giving.mails.expires", { days: GIVING_DAYS }),
    copy: mail("copy"),
    notYou: t("giving.mails.questions", { address: organisation.replyTo }),
  };
  return { subject: say("subject"), template: OneLink, props };
}
