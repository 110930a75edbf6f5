import { translator } from "#app/i18n/translate.ts";
import type { ComposedMail } from "#app/mail/composer.ts";
import { type Letter, post } from "#app/mail/post.server.ts";
import type { MailLinks } from "#app/supporters/mail-links.server.ts";
import { SignatureConfirmation, type SignatureConfirmationProps } from "#emails/signature-confirmation.tsx";
import { SignatureReminder } from "#emails/signature-reminder.tsx";
import { hasUnsubscribedSince } from "./mail-facts.server.ts";
import { confirmLinks, leaveLinks } from "./mail-links.server.ts";
import { type MailContext, saidTo, signatureFrame, signedFigure } from "./mail-parts.server.ts";

const DAY = 86_400_000;
/** A confirmation still counts this long after the campaign has closed. */
const GRACE = DAY;

type ConfirmLinks = { confirm: string; otherLanguage: string };
type Figure = SignatureConfirmationProps["figure"];

/** Asks a new signer to confirm; nothing once that is done, undone by staff, or too late to count. */
export async function composeConfirmation(context: MailContext): Promise<ComposedMail | null> {
  const { language, signature, now } = context;
  if (signature.status !== "pending" || !mayStillConfirm(context)) return null;
  const links = await confirmLinks(signature, language, now);
  return post(context, confirmationLetter(context, links, await signedFigure(context)), null);
}

function mayStillConfirm({ petition: { campaign }, now }: MailContext): boolean {
  if (campaign.status === "live") return true;
  return campaign.closedAt !== null && now.getTime() < Date.parse(campaign.closedAt) + GRACE;
}

/** The words of the mail that asks a new signer to confirm. */
export function confirmationLetter(
  context: MailContext,
  links: ConfirmLinks,
  figure: Figure,
): Letter<SignatureConfirmationProps> {
  const { language, petition, merge } = context;
  const t = translator(language, "mail");
  const about = { petition: petition.title };
  const words = {
    headline: t("confirmation.headline"),
    preheader: t("confirmation.preheader"),
    lead: [petition.confirmationText ?? t("confirmation.lead", about)],
    ask: t("confirmation.ask"),
    why: t("confirmation.why"),
  };
  const props = {
    frame: signatureFrame(context, words, { leave: null, otherLanguage: links.otherLanguage }),
    words: saidTo(context, words),
    button: { href: merge.field(links.confirm), label: t("confirmation.button") },
    copy: t("copy"),
    notYou: t("confirmation.notYou"),
    figure,
  };
  return {
    subject: petition.confirmationSubject ?? t("confirmation.subject", about),
    template: SignatureConfirmation,
    props,
  };
}

/** Asks again. Nothing once confirmed, unsubscribed, or when the campaign takes no more. */
export async function composeReminder(context: MailContext): Promise<ComposedMail | null> {
  const { language, signature, petition, now } = context;
  if (signature.status !== "pending" || petition.campaign.status !== "live") return null;
  if (await hasUnsubscribedSince(signature, petition)) return null;
  const leave = await leaveLinks(signature, petition, language, now);
  const links = { ...(await confirmLinks(signature, language, now)), leave };
  return post(context, reminderLetter(context, links, await signedFigure(context)), leave.unsubscribe);
}

/**
 * The words of a reminder, in a tone of its own after one, three and seven days. The tone follows
 * from the time that has really passed, however long the mail has waited.
 */
export function reminderLetter(
  context: MailContext,
  links: ConfirmLinks & { leave: MailLinks },
  figure: Figure,
): Letter<SignatureConfirmationProps> {
  const { language, signature, petition, merge, now } = context;
  const t = translator(language, "mail");
  const tone = reminderTone(signature.signedAt, now);
  const about = { petition: petition.title };
  const words = {
    headline: t(`reminder.${tone}.headline`),
    preheader: t(`reminder.${tone}.preheader`),
    lead: [t(`reminder.${tone}.lead`, about)],
    ask: t(`reminder.${tone}.ask`),
    why: t(`reminder.${tone}.why`),
  };
  const props = {
    frame: signatureFrame(context, words, links),
    words: saidTo(context, words),
    button: { href: merge.field(links.confirm), label: t("reminder.button") },
    copy: t("copy"),
    notYou: t("reminder.notYou"),
    figure,
  };
  return { subject: t(`reminder.${tone}.subject`, about), template: SignatureReminder, props };
}

function reminderTone(signedAt: Date, now: Date): "first" | "second" | "last" {
  const days = (now.getTime() - signedAt.getTime()) / DAY;
  if (days < 2) return "first";
  return days < 5 ? "second" : "last";
}
