import type { ComposedMail, Composer } from "#app/mail/composer.ts";
import { mergeFields } from "#app/mail/merge-fields.ts";
import { sentAbout } from "#app/mail/outbox.server.ts";
import { getOrganisation } from "#app/organisation/organisation-queries.server.ts";
import { composeAlreadySigned } from "./compose-already-signed.server.ts";
import { composeConfirmation, composeReminder } from "./compose-confirmation.server.ts";
import { composeThankYou } from "./compose-thank-you.server.ts";
import { petitionForMail, signatureForMail } from "./mail-facts.server.ts";
import type { MailContext } from "./mail-parts.server.ts";

/** Mails about one signature, however often somebody signs again. */
const MOST_MAILS = 5;

/** The mails about a signature; their `subjectId` is its id. The last one is kept for the thanks. */
export const composers = {
  "signature.confirmation": aboutSignature(composeConfirmation, MOST_MAILS),
  "signature.reminder": aboutSignature(composeReminder, MOST_MAILS - 1),
  "signature.thank-you": aboutSignature(composeThankYou, MOST_MAILS),
  "signature.already-signed": aboutSignature(composeAlreadySigned, MOST_MAILS - 1),
};

/**
 * Reads what the mail speaks of. Nothing is said about what is gone, erased or unpublished, nor to
 * somebody who has had `most` mails about this signature.
 */
function aboutSignature(
  compose: (context: MailContext) => Promise<ComposedMail | null>,
  most: number,
): Composer {
  return async ({ subjectId, language }, { now }) => {
    const signature = await signatureForMail(subjectId);
    if (!signature || (await sentAbout(subjectId)) >= most) return null;
    const [petition, organisation] = await Promise.all([
      petitionForMail(signature.petitionId, language),
      getOrganisation(language),
    ]);
    if (!petition) return null;
    return compose({ language, signature, petition, organisation, merge: mergeFields(), now });
  };
}
