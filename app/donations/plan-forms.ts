import type { Fee } from "./fee-cover.ts";
import { coverFee } from "./fee-cover.ts";
import { MOST_MINOR, readAmount } from "./money.ts";
import type { Offer } from "./offers.ts";

/** What a giver may do to a monthly gift of their own, as the forms of their page post it in `intent`. */
export const planIntents = ["amount", "day", "pause", "resume", "end", "card"] as const;
export type PlanIntent = (typeof planIntents)[number];

/** Months that a gift may rest. */
export const pauseMonths = [1, 2, 3] as const;

/** Days of the month that every month has. */
export const LAST_DAY = 28;

/** Why somebody ends a monthly gift; nobody has to say. */
export const endReasons = ["money", "elsewhere", "goal", "displeased", "other"] as const;
export type EndReason = (typeof endReasons)[number];

/** What a monthly gift is to become. Minor units. */
export type PlanWish =
  | { kind: "amount"; amountMinor: number; coveredMinor: number }
  | { kind: "day"; day: number }
  | { kind: "pause"; months: number }
  | { kind: "resume" }
  | { kind: "end"; reason: EndReason | null };

/** What can be wrong with a form: `giving.errors.<code>` of the locale `donations`. */
export type PlanProblem = "required" | "invalid" | "least" | "most" | "day" | "months";

export type WishReading = { ok: true; wish: PlanWish } | { ok: false; field: string; error: PlanProblem };

/**
 * Reads one of the forms of a giver's page: `amount` as typed in major units with `cover_fee`, `day`, `months`, `reason`.
 * What covers the fee comes on top of the amount, as when it was given first. Safe in the browser.
 */
export function readWish(
  intent: Exclude<PlanIntent, "card">,
  form: URLSearchParams,
  { offer, fee }: { offer: Offer; fee: Fee },
): WishReading {
  const refuse = (field: string, error: PlanProblem): WishReading => ({ ok: false, field, error });
  if (intent === "amount") return readNewAmount(form, { offer, fee });
  if (intent === "resume") return { ok: true, wish: { kind: "resume" } };
  if (intent === "day") {
    const day = Number(form.get("day"));
    const exists = Number.isInteger(day) && day >= 1 && day <= LAST_DAY;
    return exists ? { ok: true, wish: { kind: "day", day } } : refuse("day", "day");
  }
  if (intent === "pause") {
    const months = pauseMonths.find((each) => String(each) === form.get("months"));
    return months ? { ok: true, wish: { kind: "pause", months } } : refuse("months", "months");
  }
  const reason = endReasons.find((each) => each === form.get("reason")) ?? null;
  return { ok: true, wish: { kind: "end", reason } };
}

function readNewAmount(form: URLSearchParams, { offer, fee }: { offer: Offer; fee: Fee }): WishReading {
  const refuse = (error: PlanProblem): WishReading => ({ ok: false, field: "amount", error });
  const typed = (form.get("amount") ?? "").trim();
  if (typed === "") return refuse("required");
  const giftMinor = readAmount(typed, offer.currency);
  if (giftMinor === null) return refuse("invalid");
  if (giftMinor < offer.leastMinor) return refuse("least");
  const amountMinor = form.get("cover_fee") ? coverFee(giftMinor, fee) : giftMinor;
  if (giftMinor > offer.mostMinor || amountMinor > MOST_MINOR) return refuse("most");
  return { ok: true, wish: { kind: "amount", amountMinor, coveredMinor: amountMinor - giftMinor } };
}
