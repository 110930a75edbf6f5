import type { Language } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { findToken } from "./access-tokens.server.ts";
import { wordingFor } from "./consent-wording.server.ts";
import { findSupporter } from "./find-supporter.server.ts";
import { recordConsents } from "./record-consents.server.ts";

/** Whose mail a link stops, and whether it is stopped already. */
export type Subscription = {
  supporterId: string;
  /** The mail-out's email that the link stood in; null: a mail of another kind. */
  deliveryId: string | null;
  email: string;
  language: Language;
  /** The campaign that the mail with the link was about; null where it says none. */
  campaignId: string | null;
  stopped: boolean;
  /** The page on which the last answer was a "no"; a box left empty on a form says less than "/unsubscribe". */
  stoppedOn: string | null;
};

/**
 * What an unsubscribe link is about; null when it leads nowhere. Reading changes nothing, since mail scanners
 * follow links. A link that has expired still works: nobody may be kept on a list by a date.
 */
export async function findSubscription(token: string, { now }: { now: Date }): Promise<Subscription | null> {
  const found = await findToken(token, "unsubscribe", now);
  if (!found) return null;
  const supporter = await findSupporter(found.supporterId);
  if (!supporter) return null;
  const { id, email, language } = supporter;
  const last = await lastAnswer(id);
  const stopped = last?.granted === false;
  return {
    ...{ supporterId: id, email, language, stopped, stoppedOn: stopped ? last.page : null },
    ...{ campaignId: found.subjectId, deliveryId: found.viaId },
  };
}

export type UnsubscribeOutcome =
  | { outcome: "unsubscribed"; subscription: Subscription }
  | { outcome: "already-unsubscribed"; subscription: Subscription }
  | { outcome: "invalid" };

type Answer = {
  now: Date;
  language: Language;
  /** The words of the button that was pressed. */
  wording: string;
  /** Where it was asked, without the token: "/unsubscribe". */
  page: string;
  /** What the ledger's room adds about the supporter. */
  alongside?: (stopped: Pick<Subscription, "supporterId" | "deliveryId">) => Promise<void>;
};

/**
 * Stops our campaign mail to whoever holds the link, as a dated "no" with its words. Consent only: the address
 * is not suppressed, and what somebody asks for later (a confirmation, a receipt) still reaches it.
 * Doing it twice records it once. Partners that were given a "yes" of their own are asked by themselves.
 * Source: RFC 8058, CAN-SPAM.
 */
export async function unsubscribe(token: string, answer: Answer): Promise<UnsubscribeOutcome> {
  const subscription = await findSubscription(token, answer);
  if (!subscription) return { outcome: "invalid" };
  // A box left empty on a form was a "no" to that form; pressing this button says more and is kept.
  if (subscription.stoppedOn === answer.page) return { outcome: "already-unsubscribed", subscription };
  await stopMail(subscription, answer);
  const stopped = { ...subscription, stopped: true, stoppedOn: answer.page };
  return { outcome: "unsubscribed", subscription: stopped };
}

/** `stopped`: said no outright, not by a box left empty on a form. `unasked`: agreed to nothing. Only `agreed` gets mailings. */
export type MailStanding = "agreed" | "unasked" | "stopped";

/** How somebody stands to our campaign mail. */
export async function mailStanding(supporterId: string): Promise<MailStanding> {
  const last = await lastAnswer(supporterId);
  if (last?.granted) return "agreed";
  return last && SAID_OUTRIGHT.test(last.page) ? "stopped" : "unasked";
}

/** Where a "no" is the whole of what was said: links of mails, and what staff wrote down. */
const SAID_OUTRIGHT = /^\/(unsubscribe|preferences|admin)\b/;

/** Stops our campaign mail to somebody, for pages that know who they are; as `unsubscribe`, each press is kept. */
export async function stopMail(
  stopped: Pick<Subscription, "supporterId" | "deliveryId">,
  answer: Answer,
): Promise<void> {
  await record(stopped.supporterId, false, answer);
  await answer.alongside?.(stopped);
}

/** Lets our campaign mail come to somebody who does not get it: a new "yes" with its own words. */
export async function startMail(supporterId: string, answer: Answer): Promise<void> {
  if ((await mailStanding(supporterId)) !== "agreed") await record(supporterId, true, answer);
}

/** Takes an unsubscription back: a new "yes" with its own words. Null when the link leads nowhere. */
export async function resubscribe(token: string, answer: Answer): Promise<Subscription | null> {
  const subscription = await findSubscription(token, answer);
  if (!subscription) return null;
  if (subscription.stopped) await startMail(subscription.supporterId, answer);
  return { ...subscription, stopped: false, stoppedOn: null };
}

/** The newest answer about our mail, also one that still waits for its form to be confirmed. */
function lastAnswer(supporterId: string) {
  return prisma.consentRecord.findFirst({
    where: { supporterId, purpose: "email" },
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
  });
}

async function record(supporterId: string, granted: boolean, { language, wording, page, now }: Answer) {
  const wordingId = await wordingFor("email", language, wording);
  await recordConsents([{ supporterId, purpose: "email", granted, wordingId, language, page }], { now });
}
