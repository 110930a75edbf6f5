import Stripe from "stripe";
import { transact } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";

export const STRIPE_EVENT = "stripe.event";

export type TakeOutcome =
  | "taken"
  /** It was taken before: Stripe sends what it is not sure of again. */
  | "known"
  /** Nothing here follows from events of this type. */
  | "ignored"
  /** Not from Stripe, not as Stripe sent it, or too long ago. */
  | "forged"
  /** Giving is not set up. */
  | "off";

/** What follows from an event; the object that it is about is read afresh from Stripe. */
export const heededEvents = new Set([
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "invoice.paid",
  "invoice.payment_failed",
  "invoice.payment_action_required",
  "customer.subscription.created",
  "customer.subscription.updated",
  "customer.subscription.deleted",
  "customer.subscription.paused",
  "customer.subscription.resumed",
  "charge.refunded",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
  "radar.early_fraud_warning.created",
]);

const TAKE = `
INSERT INTO stripe_event (id, type, object_id, created_at, received_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO NOTHING RETURNING id`;

/**
 * Takes what Stripe posts: `body` is the request's own text, to the byte, since that is what is signed. The event and the
 * job that follows from it are stored in one transaction. Errors: only a database failure throws, and Stripe sends it again.
 */
export async function takeStripeEvent(
  body: string,
  signature: string | null,
  { now }: { now: Date },
): Promise<TakeOutcome> {
  const client = stripe();
  const secret = getSettings().STRIPE_WEBHOOK_SECRET;
  if (!client || !secret) return "off";
  const event = readEvent(client, { body, signature: signature ?? "", secret });
  if (!event) return "forged";
  const object = event.data.object as { id?: string };
  if (!heededEvents.has(event.type) || !object.id) return "ignored";
  return transact(async (db) => {
    const created = new Date(event.created * 1_000);
    const { rowCount } = await db.query(TAKE, [event.id, event.type, object.id, created, now]);
    if (rowCount === 0) return "known";
    await enqueue(db, STRIPE_EVENT, { id: event.id });
    return "taken";
  });
}

type Posted = { body: string; signature: string; secret: string };

function readEvent(client: Stripe, { body, signature, secret }: Posted): Stripe.Event | null {
  try {
    return client.webhooks.constructEvent(body, signature, secret);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}
