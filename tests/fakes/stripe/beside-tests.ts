import { afterAll } from "vitest";
import { startFakeStripe } from "./start-fake-stripe.ts";

/**
 * A stand-in for Stripe that a test file's own process gives by, stopped after its tests. To be called within `vi.hoisted`:
 * the settings are read once.
 */
export async function stripeBesideTests() {
  const fake = await startFakeStripe();
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: fake.key,
    STRIPE_API_BASE: fake.url,
    APP_URL: "http://site.test",
  });
  afterAll(() => fake.stop());
  return fake;
}
