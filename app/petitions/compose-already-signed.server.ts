import { formatDate } from "#app/i18n/format.ts";
import { otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail } from "#app/mail/composer.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import { AlreadySigned, type AlreadySignedProps } from "#emails/already-signed.tsx";
import { sharing } from "./compose-thank-you.server.ts";
import { hadLookedCounted } from "./mail-facts.server.ts";
import { address, confirmLinks, ownLink } from "./mail-links.server.ts";
import {
  type FramedWords,
  type MailContext,
  saidTo,
  signatureFrame,
  signedFigure,
} from "./mail-parts.server.ts";

type ConfirmLinks = { confirm: string; otherLanguage: string };

/**
 * Answers a second signing by mail, since the page must not tell who has signed. What is still
 * unconfirmed can be confirmed from here. Whoever was caught gets what anybody gets, so that they cannot
 * tell; only an invalid signature that was never confirmed gets nothing, since it cannot be confirmed any more.
 */
export async function composeAlreadySigned(context: MailContext): Promise<ComposedMail | null> {
  const { signature, petition, language, now } = context;
  if (petition.campaign.status !== "live") return null;
  const { status } = signature;
  if (status === "invalid" && !(await hadLookedCounted(signature, petition))) return null;
  const links = status === "pending" ? await confirmLinks(signature, language, now) : null;
  return post(context, alreadySignedLetter(context, links, await signedFigure(context)), null);
}

/** The words of that mail. `links` confirm the first signature where that is missing; null where it counts. */
export function alreadySignedLetter(
  context: MailContext,
  links: ConfirmLinks | null,
  figure: AlreadySignedProps["figure"],
): Letter<AlreadySignedProps> {
  const { language, petition, merge } = context;
  const t = translator(language, "mail");
  const { words, otherPage, button, address } = links ? confirmFirst(context, links) : shareInstead(context);
  const lead = words.lead.map((line) => merge.field(line));
  const props = {
    frame: signatureFrame(context, words, { leave: null, otherLanguage: otherPage }),
    words: saidTo(context, { ...words, lead }),
    button: { ...button, href: merge.field(button.href) },
    address: { ...address, href: merge.field(address.href) },
    notYou: t("already.notYou"),
    figure,
  };
  return { subject: t("already.subject", { petition: petition.title }), template: AlreadySigned, props };
}

type Variant = {
  words: FramedWords;
  otherPage: string;
  button: AlreadySignedProps["button"];
  address: AlreadySignedProps["address"];
};

function confirmFirst(context: MailContext, links: ConfirmLinks): Variant {
  const t = translator(context.language, "mail");
  return {
    words: {
      headline: t("already.pendingHeadline"),
      preheader: t("already.pendingPreheader"),
      lead: [t("already.pendingLead", signedOn(context))],
      ask: t("already.pendingAsk"),
      why: t("already.pendingWhy"),
    },
    otherPage: links.otherLanguage,
    button: { href: links.confirm, label: t("confirmation.button") },
    address: { href: links.confirm, label: t("copy"), screenOnly: true },
  };
}

function shareInstead(context: MailContext): Variant {
  const { language, petition } = context;
  const t = translator(language, "mail");
  return {
    words: {
      headline: t("already.headline"),
      preheader: t("already.preheader"),
      lead: [t("already.lead", signedOn(context))],
      ask: t("already.ask"),
      why: t("already.why"),
    },
    otherPage: address(otherLanguage(language), `/petitions/${petition.slug}`),
    button: { href: sharing(context).mail, label: t("thanks.button"), screenOnly: true },
    address: { href: ownLink(context), label: t("thanks.link") },
  };
}

function signedOn({ signature, petition, language }: MailContext) {
  const date = formatDate(signature.signedAt.toISOString(), "day", language);
  return { petition: petition.title, date };
}
