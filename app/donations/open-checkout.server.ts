import Stripe from "stripe";
import { localPath } from "#app/i18n/language.ts";
import { prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { CLOSE_SESSION } from "./close-session.server.ts";
import { OPEN_MINUTES } from "./leave-gifts.server.ts";

export type CheckoutOutcome =
  | { outcome: "open"; url: string }
  /** Giving is not set up. */
  | { outcome: "off" }
  /** Stripe could not be reached, or would not: nothing was charged, and trying again is safe. */
  | { outcome: "away" };

/**
 * Opens Stripe's page for a gift that was begun. All that Stripe is told is read from the gift, and its id is the key that
 * makes a repeated request the same one: a lost answer, a double press, a second window lead to one page and one charge.
 */
export async function openCheckout(donationId: string): Promise<CheckoutOutcome> {
  const client = stripe();
  if (!client) return { outcome: "off" };
  const donation = await loadDonation(donationId);
  try {
    const session = await client.checkout.sessions.create(sessionOf(donation), {
      idempotencyKey: `donation-${donationId}`,
    });
    const isLeft = await keepSession(donationId, session.id);
    return session.url && !isLeft ? { outcome: "open", url: session.url } : { outcome: "away" };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.error(
      { donation: donationId, type: error.type, code: error.code },
      "Stripe opened no page for a gift",
    );
    return { outcome: "away" };
  }
}

/** True: the giver has begun another gift while Stripe was asked, so that this page has to close. */
function keepSession(donationId: string, sessionId: string): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { status } = await tx.donation.update({ where: { id: donationId }, data: { sessionId } });
    const isLeft = status === "expired";
    if (isLeft) await enqueue(tx, CLOSE_SESSION, { donationId });
    return isLeft;
  });
}

function loadDonation(id: string) {
  return prisma.donation.findUniqueOrThrow({
    where: { id },
    include: { page: { select: { slug: true, translations: true } } },
  });
}

type Donation = Awaited<ReturnType<typeof loadDonation>>;

function sessionOf(donation: Donation): Stripe.Checkout.SessionCreateParams {
  const { id, planId, language, page, currency, amountMinor, startedAt, email } = donation;
  const path = `${getSettings().APP_URL}${localPath(language, `/donate/${page.slug}`)}`;
  const words = page.translations.find((each) => each.language === language) ?? page.translations[0]!;
  const metadata = { donation_id: id, ...(planId && { plan_id: planId }) };
  return {
    client_reference_id: id,
    metadata,
    customer_email: email,
    locale: language,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: currency.toLowerCase(),
          unit_amount: amountMinor,
          product_data: { name: plainHeadline(words.title) },
          ...(planId && { recurring: { interval: "month" as const } }),
        },
      },
    ],
    ...(planId
      ? { mode: "subscription" as const, subscription_data: { metadata } }
      : { mode: "payment" as const, submit_type: "donate" as const, payment_intent_data: { metadata } }),
    expires_at: Math.floor(startedAt.getTime() / 1_000) + OPEN_MINUTES * 60,
    success_url: `${path}/thanks?donation=${id}`,
    cancel_url: `${path}?donation=${id}`,
  };
}
