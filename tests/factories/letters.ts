import { callReminderLetter } from "#app/calls/compose-call-reminder.server.ts";
import { formatCount } from "#app/i18n/format.ts";
import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import type { Letter } from "#app/mail/post.server.ts";
import { renderMail } from "#app/mail/render-mail.server.ts";
import { alreadySignedLetter } from "#app/petitions/compose-already-signed.server.ts";
import { confirmationLetter, reminderLetter } from "#app/petitions/compose-confirmation.server.ts";
import { thankYouLetter } from "#app/petitions/compose-thank-you.server.ts";
import type { MailContext } from "#app/petitions/mail-parts.server.ts";
import { emailHeader } from "#app/print/share-picture.server.ts";
import { campaignPicture } from "#app/print/share-picture-href.ts";
import { preferencesLetter } from "#app/supporters/mails.server.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { OneLink } from "#emails/one-link.tsx";
import { givingLetters } from "./giving-letters.ts";

const DAY = 86_400_000;
const signedAt = new Date("2013-01-12T18:00:00Z");
const token = "Zm9yLXRoZS1wcmV2aWV3LW9ubHktbm90LWEtdG9rZW4tYXQtYWxs";
const site = "http://localhost:3000";

const words = {
  en: {
    organisation: "California TRUST / Coalition",
    campaign: "AB 4, the TRUST Act",
    headline: "Governor Brown: / this time, sign / the TRUST Act",
    title: "Governor Brown: this time, sign the TRUST Act",
    target: "Governor Jerry Brown",
    thanks: "Thank you. You stand with everybody who wants to call for help without fear.",
    shareText: "I asked Governor Brown to sign the TRUST Act. Will you?",
    next: "Sheriff Baca: put your new rule in writing",
    calls: {
      slug: "call-your-legislators",
      title: "Pick up / the phone",
      summary: "Two short calls, to your Assembly member and your state senator.",
    },
    notice: "A demonstration, set in January 2013. The figures are invented.",
  },
  es: {
    organisation: "Coalición TRUST / de California",
    campaign: "AB 4, la Ley TRUST",
    headline: "Gobernador Brown: / esta vez, firme / la Ley TRUST",
    title: "Gobernador Brown: esta vez, firme la Ley TRUST",
    target: "Gobernador Jerry Brown",
    thanks: "Gracias. Usted está con quienes quieren pedir auxilio sin miedo.",
    shareText: "Le pedí al gobernador Brown que firme la Ley TRUST. ¿Y usted?",
    next: "Sheriff Baca: ponga por escrito su nueva regla",
    calls: {
      slug: "call-your-legislators",
      title: "Tome / el teléfono",
      summary: "Dos llamadas cortas, a quien le representa en la Asamblea y en el Senado estatal.",
    },
    notice: "Demostración, situada en enero de 2013. Las cifras son inventadas.",
  },
};

/** Facts as the composers read them, for one signer in one language. */
export function mailContext(language: Language, given: Partial<MailContext> = {}): MailContext {
  const said = words[language];
  const inks = testedThemes.trust;
  return {
    language,
    now: new Date(signedAt.getTime() + 60_000),
    merge: mergeFields(),
    signature: {
      id: "0140f5c3-5d00-7000-8000-000000000001",
      status: "pending",
      givenName: "Rosa",
      shareCode: "r0sa4tru5t",
      signedAt,
      petitionId: "0140f5c3-5d00-7000-8000-000000000002",
      supporterId: "0140f5c3-5d00-7000-8000-000000000003",
      addressId: "0140f5c3-5d00-7000-8000-000000000003",
    },
    petition: {
      id: "0140f5c3-5d00-7000-8000-000000000002",
      slug: "sign-the-trust-act",
      headline: said.headline,
      title: said.title,
      target: said.target,
      thanks: said.thanks,
      shareText: said.shareText,
      shareSubject: null,
      confirmationSubject: null,
      confirmationText: null,
      thanksSubject: null,
      fixedGoal: null,
      confirmation: "email",
      campaign: {
        id: "0140f5c3-5d00-7000-8000-000000000004",
        slug: "trust-act",
        status: "live",
        name: said.campaign,
        headline: said.headline,
        ask: "",
        artAlt: "",
        notice: said.notice,
        inks,
        motif: "dome",
        ground: "paper",
        picture: null,
        measureId: null,
        showsPositions: true,
        publishedAt: signedAt.toISOString(),
        closedAt: null,
        updatedAt: signedAt.toISOString(),
        language,
        storyTitle: "",
        story: { type: "doc", content: [] },
        partners: [],
      },
    },
    organisation: {
      name: said.organisation,
      headline: said.headline,
      about: "",
      footer: "",
      contactEmail: "hello@trust.example",
      mailFrom: "news@trust.example",
      privacyContact: "hello@trust.example.org",
      sender: { name: "California TRUST Coalition", mailFrom: "hello@trust.example.org" },
      replyTo: "hello@trust.example.org",
      legalKind: "unincorporated",
      timeZone: "America/Los_Angeles",
      socialLinks: [],
      defaultLanguage: "en",
      postalAddress: "1137 Example Street, Los Angeles, CA 90017",
      inks,
      logo: null,
      motif: "dome",
      ground: "paper",
      language,
    },
    ...given,
  };
}

export type RenderedLetter = {
  name: string;
  language: Language;
  subject: string;
  html: string;
  text: string;
  /** What its head shows, PNG; null where that is set as text. */
  picture: Buffer | null;
};

function figureFor(language: Language) {
  const count = 24_318;
  const spoken = translator(language, "mail")("number.signed", { count, goal: 30_000 });
  return { value: formatCount(count, language), words: spoken };
}

/** Every mail that we send, in one language, with everything in it that can be in it. */
export async function everyLetter(language: Language): Promise<RenderedLetter[]> {
  const figure = figureFor(language);
  const page = (to: Language, path: string) => `${site}${localPath(to, path)}`;
  const confirmLinks = {
    confirm: page(language, `/confirm/${token}`),
    otherLanguage: page(otherLanguage(language), `/confirm/${token}`),
  };
  const leave = {
    unsubscribe: page(language, `/unsubscribe/${token}`),
    preferences: page(language, `/preferences/${token}`),
  };
  const next = {
    title: words[language].next,
    href: `${site}/petitions/sheriff-baca?k=${token}&source=thank-you`,
  };
  const after = (days: number) => ({ now: new Date(signedAt.getTime() + days * DAY) });
  const rendered = async <P extends object>(
    name: string,
    write: (context: MailContext) => Letter<P>,
    given: Partial<MailContext> = {},
  ): Promise<RenderedLetter> => {
    const context = mailContext(language, given);
    const { subject, template, props } = write(context);
    const mail = await renderMail(template, props, context.merge);
    const drawn = campaignPicture(context.petition.campaign, language);
    const picture = mail.html.includes("<img") ? (await emailHeader({ ...drawn, foot: "" })).bytes : null;
    return { name, language, subject, ...mail, picture };
  };
  const reminder = (context: MailContext) => reminderLetter(context, { ...confirmLinks, leave }, figure);
  return Promise.all([
    rendered("signature-confirmation", (context) => confirmationLetter(context, confirmLinks, figure)),
    rendered("signature-confirmation-first", (context) => confirmationLetter(context, confirmLinks, null)),
    rendered("signature-reminder-1", reminder, after(1)),
    rendered("signature-reminder-2", reminder, after(3)),
    rendered("signature-reminder-3", reminder, after(7)),
    rendered("signature-thank-you", (context) => thankYouLetter(context, { leave, next }, figure)),
    rendered("signature-thank-you-only", (context) => thankYouLetter(context, { leave, next: null }, figure)),
    rendered("already-signed", (context) => alreadySignedLetter(context, null, figure)),
    rendered("already-signed-pending", (context) => alreadySignedLetter(context, confirmLinks, figure)),
    rendered("call-reminder", ({ petition, organisation, merge }) =>
      callReminderLetter(
        { language, page: { ...words[language].calls, campaign: petition.campaign }, organisation, merge },
        { givenName: "Rosa", askedAt: signedAt, leave },
      ),
    ),
    ...givingLetters(language).map(({ name, write }) => rendered(name, write)),
    rendered("preferences-link", ({ organisation, merge }) => ({
      ...preferencesLetter({ language, givenName: "Rosa", organisation, merge, token }),
      template: OneLink,
    })),
  ]);
}
