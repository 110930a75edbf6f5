import Stripe from "stripe";
import type { Language } from "#app/i18n/language.ts";
import { log } from "#app/platform/log.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";

/**
 * Opens Stripe's page on which a giver changes the card. Its address is a secret: it is made when it is asked for, and kept
 * nowhere. `back`: absolute, where Stripe leads afterwards. Null: Stripe is away, or giving is not set up.
 */
export async function openCardPage(
  customer: string,
  { language, back }: { language: Language; back: string },
): Promise<string | null> {
  try {
    const session = await stripe()?.billingPortal.sessions.create({
      ...{ customer, locale: language, return_url: back },
      flow_data: {
        type: "payment_method_update",
        after_completion: { type: "redirect", redirect: { return_url: back } },
      },
    });
    return session?.url ?? null;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.error({ type: error.type, code: error.code }, "Stripe opened no page for a card");
    return null;
  }
}
