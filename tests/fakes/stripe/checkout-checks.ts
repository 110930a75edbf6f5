import type Stripe from "stripe";
import { DAY } from "./clock.ts";
import { refused } from "./faults.ts";
import { type Form, integer, needed, text } from "./form.ts";
import type { World } from "./world.ts";

const HALF_AN_HOUR = 1_800;
// What the smallest payment must come to, where it is not fifty minor units.
const MINIMUM: Record<string, number> = { gbp: 30, mxn: 1_000 };

/** What Stripe refuses because it belongs to another mode. */
export function checkMode(form: Form, mode: string): void {
  if (!["payment", "subscription", "setup"].includes(mode))
    throw refused("Invalid mode: must be one of payment, setup, or subscription", "mode");
  const misplaced = {
    payment_intent_data: mode !== "payment",
    subscription_data: mode !== "subscription",
    customer_creation: mode === "subscription",
    submit_type: mode === "setup",
  };
  for (const [param, wrong] of Object.entries(misplaced)) {
    if (wrong && param in form) throw refused(`You can not pass \`${param}\` in \`${mode}\` mode.`, param);
  }
  if (text(form, "customer") && text(form, "customer_email"))
    throw refused("You may only specify one of these parameters: customer, customer_email.", "customer");
  needed(form, "success_url");
}

export function checkPrices(items: Stripe.LineItem[], mode: string): void {
  const recurs = items.some(({ price }) => price?.recurring);
  if (mode === "payment" && recurs)
    throw refused(
      "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.",
      "mode",
    );
  if (mode === "subscription" && !recurs)
    throw refused(
      "You must provide at least one recurring price in `subscription` mode when using prices.",
      "mode",
    );
  if (new Set(items.map(({ currency }) => currency)).size > 1)
    throw refused("All prices on a Checkout Session must use the same currency.", "line_items");
}

export function checkTotal(total: number, currency: string): void {
  const least = MINIMUM[currency] ?? 50;
  if (total < least)
    throw refused(
      `The Checkout Session's total amount due must add up to at least ${least} ${currency} in minor units.`,
      "line_items",
      "amount_too_small",
    );
}

export function expiryOf(world: World, form: Form): number {
  const now = world.clock.now();
  const at = integer(form, "expires_at") ?? now + DAY;
  // Stripe counts from when the request arrives; a second's grace for the way here.
  if (at < now + HALF_AN_HOUR - 1 || at > now + DAY + 1)
    throw refused(
      "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
      "expires_at",
    );
  return at;
}
