import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { findReasons } from "#app/petitions/abuse-checks.server.ts";
import type { ServedForm } from "#app/petitions/form-token.server.ts";
import { isGoodProof } from "#app/petitions/proof-of-work.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { type GiftSource, giftSourceOf } from "./gift-limits.server.ts";
import { giftSuspicion } from "./gift-suspicion.server.ts";
import type { Gift } from "./give-form.ts";
import { beginWait, readWait, WAIT_SECONDS } from "./short-wait.server.ts";

export type GiftJudgement =
  | {
      kind: "fair";
      reasons: string[];
      from: GiftSource;
      /** It brought proof of work, or a wait that is over. */
      worked: boolean;
      /** That wait; null: none. */
      waitId: string | null;
    }
  /** Only a machine posts like this; a person who looks at it again and presses once more is not caught twice. */
  | { kind: "unsure" }
  /** More than is taken from there; seconds until there is room. */
  | { kind: "many"; retryAfter: number }
  /** Work or a short wait is asked for first. */
  | { kind: "wait"; wait: string; retryAfter: number };

type Posted = { form: URLSearchParams; gift: Gift; served: ServedForm; rateReasons: string[] };

/**
 * Judges a posted gift before anything of it is written down, and before Stripe opens a page that cards could be tried on.
 * What is unusual, or was caught by a list, passes with proof of work, or with a short wait where no script does that.
 */
export async function judgeGift(
  pageId: string,
  { form, gift, served, rateReasons }: Posted,
  { address, now }: Visit,
): Promise<GiftJudgement> {
  const { email, givenName, familyName } = gift.giver;
  const names = [givenName, familyName];
  const reasons = await findReasons({
    ...{ form, email, names, tooFast: served.tooFast, rateReasons: [], address },
  });
  if (reasons.includes("honeypot") || reasons.includes("too-fast")) return { kind: "unsure" };
  const from = await giftSourceOf(pageId, { address, email: canonicalEmail(email)!, now });
  const { level, retryAfter } = await giftSuspicion(from, { address, now });
  if (retryAfter > 0) return { kind: "many", retryAfter };
  const held = [...reasons, ...rateReasons];
  const fair = { kind: "fair" as const, reasons: held, from, worked: false, waitId: null };
  if (level < 2 && held.length === 0) return fair;
  if (await isGoodProof(form.get("proof") ?? "", address)) return { ...fair, reasons, worked: true };
  const field = form.get("wait");
  const wait = readWait(field, from.addressHash, now);
  if (wait?.secondsLeft === 0) return { ...fair, worked: true, waitId: wait.id };
  return {
    kind: "wait",
    wait: wait ? field! : beginWait(from.addressHash, now),
    retryAfter: wait?.secondsLeft ?? WAIT_SECONDS,
  };
}
