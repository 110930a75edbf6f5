import type { ActionFunctionArgs } from "@remix-run/node";
import { type TakeOutcome, takeStripeEvent } from "#app/donations/take-stripe-event.server.ts";
import { neverKept } from "#app/http/cache-headers.ts";

const statuses: Record<TakeOutcome, number> = { taken: 200, known: 200, ignored: 200, forged: 400, off: 404 };

// POST /hooks/stripe: what Stripe tells, to the byte as it was signed.
export async function action({ request, context }: ActionFunctionArgs) {
  const { now } = context.visit;
  const outcome = await takeStripeEvent(await request.text(), request.headers.get("Stripe-Signature"), {
    now,
  });
  return new Response(`${outcome}\n`, { status: statuses[outcome], headers: neverKept });
}

// GET: there is nothing to see.
export const loader = () => new Response(null, { status: 405, headers: { ...neverKept, Allow: "POST" } });
