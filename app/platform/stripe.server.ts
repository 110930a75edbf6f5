import Stripe from "stripe";
import { getSettings } from "./settings.server.ts";

const TIMEOUT_MS = 10_000;

let client: Stripe | undefined;

/** Stripe under STRIPE_SECRET_KEY, at STRIPE_API_BASE where that is set; null when giving is not set up. */
export function stripe(): Stripe | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = getSettings();
  if (!key) return null;
  client ??= new Stripe(key, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    ...server(base),
  });
  return client;
}

function server(base: string | undefined): Stripe.StripeConfig {
  if (!base) return {};
  const { protocol, hostname, port } = new URL(base);
  const plain = protocol === "http:";
  return { protocol: plain ? "http" : "https", host: hostname, port: port || (plain ? 80 : 443) };
}

/** Where the page stands on which one pays; null when giving is not set up. */
export const checkoutOrigin = (): string | null => originOf("https://checkout.stripe.com");

/** Where the page stands on which a giver changes the card; null when giving is not set up. */
export const portalOrigin = (): string | null => originOf("https://billing.stripe.com");

function originOf(stripes: string): string | null {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = getSettings();
  if (!key) return null;
  return base ? new URL(base).origin : stripes;
}
