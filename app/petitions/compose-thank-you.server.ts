import { otherLanguage } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail } from "#app/mail/composer.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import type { MailLinks } from "#app/supporters/mail-links.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { SignatureThankYou, type SignatureThankYouProps } from "#emails/signature-thank-you.tsx";
import { hasUnsubscribedSince, looksCounted, nextPetitionFor } from "./mail-facts.server.ts";
import { address, leaveLinks, ownLink, prefilledLink } from "./mail-links.server.ts";
import { type MailContext, saidTo, signatureFrame, signedFigure } from "./mail-parts.server.ts";
import { type ShareLinks, shareLinks } from "./share-links.ts";

/**
 * Thanks a signer whose name is on it and asks for one more. It asks for something, so it can be
 * unsubscribed from with one click, and it is not sent once there is nothing to bring a friend to.
 */
export async function composeThankYou(context: MailContext): Promise<ComposedMail | null> {
  const { language, signature, petition, now } = context;
  if (!looksCounted(signature) || petition.campaign.status !== "live") return null;
  if (await hasUnsubscribedSince(signature, petition)) return null;
  const next = await nextPetitionFor(signature, petition, language);
  const [leave, href] = await Promise.all([
    leaveLinks(signature, petition, language, now),
    next && prefilledLink(signature, next, language, now),
  ]);
  const links = { leave, next: next && href ? { title: next.title, href } : null };
  return post(context, thankYouLetter(context, links, await signedFigure(context)), leave.unsubscribe);
}

/** The words of the mail that thanks a signer. `next` is another petition that waits for this person. */
export function thankYouLetter(
  context: MailContext,
  links: { leave: MailLinks; next: { title: string; href: string } | null },
  figure: SignatureThankYouProps["figure"],
): Letter<SignatureThankYouProps> {
  const { language, petition, organisation, merge } = context;
  const t = translator(language, "mail");
  const words = {
    headline: t("thanks.headline"),
    preheader: t("thanks.preheader"),
    lead: [petition.thanks],
    ask: t("thanks.ask"),
    why: t("thanks.why"),
  };
  const own = merge.field(ownLink(context));
  const otherPage = address(otherLanguage(language), `/petitions/${petition.slug}`);
  const props = {
    frame: signatureFrame(context, words, { leave: links.leave, otherLanguage: otherPage }),
    words: saidTo(context, words),
    button: { href: merge.field(sharing(context).mail), label: t("thanks.button") },
    ownLink: { label: t("thanks.link"), href: own },
    alternative: alternativeOf(context, links.next),
    from: t("from", { organisation: plainHeadline(organisation.name) }),
    figure,
  };
  return {
    subject: petition.thanksSubject ?? t("thanks.subject", { petition: petition.title }),
    template: SignatureThankYou,
    props,
  };
}

/** Ways to pass the petition on, by the signer's own link. */
export function sharing(context: MailContext): ShareLinks {
  const { title, shareText, shareSubject } = context.petition;
  return shareLinks({ title: shareSubject ?? title, text: shareText, url: ownLink(context) });
}

function alternativeOf(
  context: MailContext,
  next: { title: string; href: string } | null,
): SignatureThankYouProps["alternative"] {
  const { language, merge } = context;
  const t = translator(language, "mail");
  if (!next) {
    const href = merge.field(sharing(context).whatsapp);
    return { before: t("thanks.whatsapp"), href, label: t("thanks.whatsappLink"), after: null };
  }
  const href = merge.field(next.href);
  return { before: t("thanks.next"), href, label: next.title, after: t("thanks.nextKnown") };
}
