import { type Language, localPath, otherLanguage } from "#app/i18n/language.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { type MailLinks, mailLinks } from "#app/supporters/mail-links.server.ts";
import type { MailPetition, MailSignature } from "./mail-facts.server.ts";

/** Days that the links of a mail work. */
const DAYS = { confirm: 30, prefill: 30 };

/** An absolute address in a language; `path` is the English one. */
export function address(language: Language, path: string): string {
  return `${getSettings().APP_URL}${localPath(language, path)}`;
}

/** The signer's own link to the petition: who comes by it is credited to them. */
export function ownLink(about: {
  signature: Pick<MailSignature, "shareCode">;
  petition: Pick<MailPetition, "slug">;
  language: Language;
}): string {
  const path = `/petitions/${about.petition.slug}?s=${encodeURIComponent(about.signature.shareCode)}`;
  return address(about.language, path);
}

/** The page with the button that confirms, in the mail's language and in the other one. */
export async function confirmLinks({ id, addressId }: MailSignature, language: Language, now: Date) {
  const token = await issueToken({
    purpose: "confirm",
    supporterId: addressId,
    subjectId: id,
    ttlDays: DAYS.confirm,
    now,
  });
  const path = `/confirm/${token}`;
  return { confirm: address(language, path), otherLanguage: address(otherLanguage(language), path) };
}

/** The pages that unsubscribe and on which somebody chooses, for the mails about a signature. */
export function leaveLinks(
  { addressId }: Pick<MailSignature, "addressId">,
  { campaign }: Pick<MailPetition, "campaign">,
  language: Language,
  now: Date,
): Promise<MailLinks> {
  return mailLinks({ supporterId: addressId, campaignId: campaign.id }, language, now);
}

/** A petition's page with the form filled in for this supporter. */
export async function prefilledLink(
  { addressId }: MailSignature,
  petition: MailPetition,
  language: Language,
  now: Date,
) {
  const token = await issueToken({
    purpose: "prefill",
    supporterId: addressId,
    subjectId: petition.id,
    ttlDays: DAYS.prefill,
    now,
  });
  return address(language, `/petitions/${petition.slug}?k=${token}&source=thank-you`);
}
