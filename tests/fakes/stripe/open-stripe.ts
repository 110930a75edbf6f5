import Stripe from "stripe";
import { startReceiver } from "./receiver.ts";
import { startFakeStripe } from "./start-fake-stripe.ts";

const SECRET = "whsec_of_a_test";

type Options = Omit<NonNullable<Parameters<typeof startFakeStripe>[0]>, "webhooks">;

/** A fake, an endpoint that takes its events, and the real library that talks to it. */
export async function openStripe(options: Options = {}) {
  const receiver = await startReceiver(SECRET);
  const fake = await startFakeStripe({
    now: () => new Date("2027-01-31T12:00:00Z"),
    ...options,
    webhooks: { url: receiver.url, secret: SECRET, backoffMs: 5 },
  });
  const { hostname, port } = new URL(fake.url);
  const stripe = new Stripe(fake.key, { host: hostname, port, protocol: "http", maxNetworkRetries: 0 });
  return {
    fake,
    receiver,
    stripe,
    async close() {
      await fake.stop();
      await receiver.stop();
    },
  };
}

type Wish = Partial<Stripe.Checkout.SessionCreateParams> & { amount?: number; currency?: string };

/** What the site asks for when somebody gives once. */
export function onceParams({
  amount = 2_500,
  currency = "usd",
  ...rest
}: Wish = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    submit_type: "donate",
    line_items: [
      { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: "Gift" } } },
    ],
    client_reference_id: "gift-1",
    metadata: { donation: "gift-1" },
    payment_intent_data: { metadata: { donation: "gift-1" } },
    customer_email: "ana@example.org",
    success_url: "https://site.example/donate/park/thanks?session={CHECKOUT_SESSION_ID}",
    cancel_url: "https://site.example/donate/park",
    ...rest,
  };
}

/** What the site asks for when somebody gives every month. */
export function monthlyParams({
  amount = 1_000,
  currency = "usd",
  ...rest
}: Wish = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "subscription",
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency,
          unit_amount: amount,
          product_data: { name: "Monthly gift" },
          recurring: { interval: "month" },
        },
      },
    ],
    client_reference_id: "gift-2",
    metadata: { donation: "gift-2" },
    subscription_data: { metadata: { donation: "gift-2" } },
    customer_email: "ana@example.org",
    success_url: "https://site.example/donate/park/thanks",
    ...rest,
  };
}
