import { onStop } from "./lifecycle.mjs";

// What listens everywhere is reached here, too.
const EVERYWHERE = new Set(["0.0.0.0", "::"]);

/**
 * Starts the stand-in for Stripe that the tests use, and points the site at it, whatever key was set: giving can be tried
 * out without an account. Vite reads its TypeScript. Call it before the application is loaded, which reads its settings once.
 */
export async function startFakeStripe(vite, { HOST }) {
  const module = await vite.ssrLoadModule("/tests/fakes/stripe/start-fake-stripe.ts");
  const host = EVERYWHERE.has(HOST) ? "127.0.0.1" : HOST;
  const url = `http://${host}:${process.env.PORT}/hooks/stripe`;
  // For about a minute: whoever edits the receiver has it broken for a while.
  const fake = await module.startFakeStripe({ webhooks: { url, attempts: 8, backoffMs: 500 } });
  onStop(() => fake.stop());
  process.env.STRIPE_API_BASE = fake.url;
  process.env.STRIPE_SECRET_KEY = fake.key;
  process.env.STRIPE_WEBHOOK_SECRET = fake.secret;
  return fake.url;
}
