import Stripe from "stripe";
import { log } from "#app/platform/log.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { type Charges, chargesOver } from "./plan-days.ts";

/** Networks whose name is not Stripe's word for them with a capital letter. */
const networks: Record<string, string> = {
  amex: "American Express",
  diners: "Diners Club",
  eftpos_au: "eftpos",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** A network as its cards say it: "visa" is "Visa". */
const networkName = (brand: string) => networks[brand] ?? brand.charAt(0).toUpperCase() + brand.slice(1);

/** A card as its holder knows it. */
export type PlanCard = { brand: string; last4: string; month: number; year: number };

export type PlanAtStripe = {
  /** Null: it is paid in another way. */
  card: PlanCard | null;
  /** When it is charged next, after a pause too; null where a pause is open, and once it ends. */
  nextAt: Date | null;
  /** Charges that its pause leaves out. */
  skipped: Date[];
  /** When it ends, where that was asked for at Stripe. */
  endsAt: Date | null;
};

/** Where a subscription's card hangs: on itself, else on its customer. */
export const cardParts = ["default_payment_method", "customer.invoice_settings.default_payment_method"];

/** The card that a subscription is charged to; it was read with `cardParts`. */
export function cardOf({ default_payment_method: own, customer }: Stripe.Subscription): PlanCard | null {
  const theirs =
    typeof customer === "object" && !customer.deleted
      ? customer.invoice_settings.default_payment_method
      : null;
  const method = own ?? theirs;
  if (typeof method !== "object" || !method?.card) return null;
  const { brand, last4, exp_month: month, exp_year: year } = method.card;
  return { brand: networkName(brand), last4, month, year };
}

/** When a subscription is charged, were it not paused. */
export const chargesOf = ({ items, billing_cycle_anchor }: Stripe.Subscription): Charges => ({
  next: new Date(items.data[0]!.current_period_end * 1_000),
  anchor: new Date(billing_cycle_anchor * 1_000),
});

/** What comes of a subscription's charges. */
function comingOf(found: Stripe.Subscription): { nextAt: Date | null; skipped: Date[] } {
  const none = { nextAt: null, skipped: [] };
  if (found.cancel_at || found.status === "canceled") return none;
  const charges = chargesOf(found);
  if (!found.pause_collection) return { nextAt: charges.next, skipped: [] };
  const resumes = found.pause_collection.resumes_at;
  const over = resumes ? chargesOver(charges, new Date(resumes * 1_000)) : null;
  return over ? { nextAt: over.next, skipped: over.skipped } : none;
}

/** What only Stripe knows of a monthly gift, asked for now and kept nowhere; null while Stripe is away. */
export async function readPlanAtStripe(subscriptionId: string): Promise<PlanAtStripe | null> {
  try {
    const found = await stripe()?.subscriptions.retrieve(subscriptionId, { expand: cardParts });
    if (!found) return null;
    const endsAt = found.cancel_at ? new Date(found.cancel_at * 1_000) : null;
    return { card: cardOf(found), ...comingOf(found), endsAt };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.warn({ type: error.type, code: error.code }, "Stripe did not tell of a monthly gift");
    return null;
  }
}
