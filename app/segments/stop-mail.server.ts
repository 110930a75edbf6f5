import { v7 as newId } from "uuid";
import { recordAction } from "#app/actions/record-actions.server.ts";
import { suppress } from "#app/mail/suppression.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { wordingFor } from "#app/supporters/consent-wording.server.ts";
import { changeSupporter } from "./change-supporter.server.ts";

/** Where an answer that staff wrote down was given. */
export const STAFF_PAGE = "/admin/supporters";

/**
 * Stops our campaign mail for somebody who asked staff for it: a dated "no" with its words, beside the earlier
 * answers. Doing it twice records it once. `wording` says what staff wrote down, in the supporter's language.
 */
export async function unsubscribeByStaff(id: string, wording: { en: string; es: string }, deed: Deed) {
  const words = {
    en: await wordingFor("email", "en", wording.en),
    es: await wordingFor("email", "es", wording.es),
  };
  return changeSupporter(id, deed, async ({ tx, record }) => {
    const { language } = await tx.supporter.findUniqueOrThrow({ where: { id }, select: { language: true } });
    const last = await tx.consentRecord.findFirst({
      where: { supporterId: id, purpose: "email" },
      orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    });
    if (last && !last.granted && last.page === STAFF_PAGE) return { outcome: "already" as const };
    const answer = { supporterId: id, purpose: "email", granted: false, language, page: STAFF_PAGE };
    await tx.consentRecord.create({
      data: { id: newId(), ...answer, wordingId: words[language], recordedAt: deed.now },
    });
    await recordAction(
      tx,
      { supporterId: id, campaignId: null, kind: "unsubscribed", subjectId: null, source: "staff" },
      deed,
    );
    await record("supporter.unsubscribed");
    return { outcome: "unsubscribed" as const };
  });
}

/** Never mails this address again, whatever it agreed to. `reason`: up to 500 characters, kept out of the trail. */
export function suppressByStaff(id: string, reason: string, deed: Deed) {
  return changeSupporter(id, deed, async ({ tx, supporter, record }) => {
    const canonical = supporter.emailCanonical;
    const before = await tx.suppression.findUnique({ where: { emailCanonical: canonical } });
    if (before) return { outcome: "already" as const };
    await suppress(tx, { canonical, reason: "staff", detail: reason });
    await record("supporter.suppressed", { after: { reason: "staff" } });
    return { outcome: "suppressed" as const };
  });
}

/**
 * Lets an address be mailed again that bounced or that staff had stopped. A complaint stays: whoever pressed "spam"
 * said so to their provider, and only they can take it back.
 */
export function liftSuppression(id: string, deed: Deed) {
  return changeSupporter(id, deed, async ({ tx, supporter, record }) => {
    const where = { emailCanonical: supporter.emailCanonical };
    const before = await tx.suppression.findUnique({ where });
    if (!before) return { outcome: "already" as const };
    if (before.reason === "complaint" || before.reason === "erased") return { outcome: "stays" as const };
    await tx.suppression.delete({ where });
    await record("supporter.suppression-lifted", { before: { reason: before.reason } });
    return { outcome: "lifted" as const };
  });
}
