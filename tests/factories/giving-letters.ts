import { alertLetter } from "#app/donations/compose-alert.server.ts";
import { dedicationLetter } from "#app/donations/compose-dedication.server.ts";
import { type PlanNews, planLetter } from "#app/donations/compose-plan-mails.server.ts";
import { receiptLetter, refundLetter } from "#app/donations/compose-receipt.server.ts";
import { statementLetter } from "#app/donations/compose-statement.server.ts";
import { type ReceiptGift, receiptFacts } from "#app/donations/receipt-facts.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { Letter } from "#app/mail/post.server.ts";
import type { MailContext } from "#app/petitions/mail-parts.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";

const token = "Zm9yLXRoZS1wcmV2aWV3LW9ubHktbm90LWEtdG9rZW4tYXQtYWxs";
const site = "http://localhost:3000";

const words = {
  en: {
    title: "Keep the phones / ringing",
    thanks: "Thank you. It pays for buses, lawyers and phone bills.",
    month: "March 2013",
    day: "March 1, 2013",
  },
  es: {
    title: "Que los teléfonos / sigan sonando",
    thanks: "Gracias. Paga autobuses, abogados y el teléfono.",
    month: "marzo de 2013",
    day: "1 de marzo de 2013",
  },
};

const gift: ReceiptGift = {
  ...{
    currency: "USD",
    amountMinor: 2_606,
    coveredMinor: 106,
    giver: "Rosa Villaseñor",
    paidOn: "2013-01-12",
  },
  ...{ number: "2013-0042", designation: null, monthly: true, refundedMinor: 0 },
  ...{ dedication: "memory", dedicatedTo: "Ernesto Galarza" },
};

// biome-ignore lint/suspicious/noExplicitAny: each letter has a template of its own.
type Written = { name: string; write: (context: MailContext) => Letter<any> };

/** The mails about gifts, with everything in them that can be in them. */
export function givingLetters(language: Language): Written[] {
  const own = `${site}${localPath(language, `/giving/${token}`)}`;
  const paper = `${site}${localPath(language, `/giving/papers/${token}`)}`;
  const preferences = `${site}${localPath(language, `/preferences/${token}`)}`;
  const { month, day } = words[language];
  const plan = (name: string, news: PlanNews): Written => ({
    name,
    write: ({ organisation, merge }) =>
      planLetter(news, {
        language,
        supporter: { id: "", givenName: "Rosa" },
        organisation,
        merge,
        link: own,
        preferences,
      }),
  });
  return [
    { name: "donation-receipt", write: (context) => receiptIn(context, { paper, own, preferences }) },
    { name: "donation-refunded", write: (context) => receiptIn(context, { paper, own, preferences }, 1_000) },
    { name: "giving-dedication", write: (context) => dedicationIn(context) },
    { name: "giving-statement", write: (context) => statementIn(context, { paper, own, preferences }) },
    plan("plan-changed-amount", { key: "amount", values: { amount: "$30" } }),
    plan("plan-changed-paused", { key: "paused", values: { amount: "$30", date: day } }),
    plan("plan-ended", { key: "ended.payment", values: { amount: "$30" } }),
    plan("plan-renewal-failed", { key: "failed", values: { amount: "$30", date: day } }),
    plan("plan-card-ends", { key: "card", values: { amount: "$30", last4: "4242", date: month } }),
    plan("giving-link", { key: "link", values: {} }),
    {
      name: "giving-disputed",
      write: ({ organisation }) =>
        alertLetter(
          "disputed",
          {
            values: { amount: "$25", until: day, page: plainHeadline(words[language].title) },
            path: "/admin/donations",
          },
          { language, organisation },
        ),
    },
    {
      name: "giving-books",
      write: ({ organisation }) =>
        alertLetter(
          "books",
          { values: { count: 3, day }, path: "/admin/donations/deposits" },
          { language, organisation },
        ),
    },
  ];
}

type Links = { paper: string; own: string; preferences: string };

const receiverOf = ({ organisation }: MailContext) => ({
  ...organisation,
  name: plainHeadline(organisation.name),
  taxId: "12-3456789",
});

function receiptIn(context: MailContext, links: Links, refundedMinor = 0) {
  const { language, merge, organisation, petition } = context;
  const facts = receiptFacts({ ...gift, refundedMinor }, receiverOf(context), language);
  const receipt = {
    gift: { ...gift, refundedMinor },
    ...facts,
    organisation,
    donation: { givenName: "Rosa" },
  };
  const page = { slug: "fund-the-trust-act", campaign: petition.campaign };
  const write = refundedMinor > 0 ? refundLetter : receiptLetter;
  return write({ language, receipt, page, words: words[language], merge, links });
}

function dedicationIn({ language, merge, organisation, petition }: MailContext) {
  const donation = {
    ...{
      dedication: "memory" as const,
      dedicatedTo: "Ernesto Galarza",
      givenName: "Rosa",
      familyName: "Villaseñor",
    },
    ...{ toldName: "Mae", toldMessage: words[language].thanks },
  };
  const page = { slug: "fund-the-trust-act", campaign: petition.campaign };
  return dedicationLetter({ language, donation, page, organisation, merge });
}

function statementIn({ language, merge, organisation }: MailContext, links: Links) {
  const t = translator(language, "donations");
  const statement = {
    ...{
      year: 2013,
      title: t("statement.title", { year: 2013 }),
      organisation,
      giver: { givenName: "Rosa" },
    },
    facts: [
      { term: t("receipt.giver"), says: gift.giver },
      { term: t("receipt.taxId"), says: "12-3456789" },
    ],
    gifts: Array.from({ length: 12 }, (_, at) => ({ term: `2013-00${at + 10}`, says: "$26.06 USD" })),
    totals: [{ term: t("statement.total", { currency: "USD" }), says: "$312.72 USD" }],
    notes: [t(`receipt.law.${organisation.legalKind}`)],
  };
  return statementLetter({ language, statement, merge, links });
}
