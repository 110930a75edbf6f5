import type Stripe from "stripe";
import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { settleInvoice, settlePayment, settleSession } from "./settle-from-stripe.server.ts";
import { settlePlan } from "./settle-plan.server.ts";

const Payload = z.object({ id: z.string() });

type Settle = (client: Stripe, objectId: string, now: Date) => Promise<void>;

type OfPayment = { payment_intent?: string | { id: string } | null };

/** The payment that a charge, a refund, a dispute or a warning is about. */
const ofPayment =
  (read: (client: Stripe, id: string) => Promise<OfPayment>): Settle =>
  async (client, objectId, now) => {
    const { payment_intent: payment } = await read(client, objectId);
    const id = typeof payment === "string" ? payment : payment?.id;
    if (id) await settlePayment(client, id, now);
  };

/** What is done about an event, by the first words of its type. */
const settlers: [type: string, settle: Settle][] = [
  ["checkout.session.", settleSession],
  ["payment_intent.", settlePayment],
  ["invoice.", settleInvoice],
  ["customer.subscription.", (client, id, now) => settlePlan(client, id, { now })],
  ["charge.dispute.", ofPayment((client, id) => client.disputes.retrieve(id))],
  ["charge.", ofPayment((client, id) => client.charges.retrieve(id))],
  ["refund.", ofPayment((client, id) => client.refunds.retrieve(id))],
  ["radar.early_fraud_warning.", ofPayment((client, id) => client.radar.earlyFraudWarnings.retrieve(id))],
];

/**
 * Does what follows from an event of Stripe's: reads what it is about afresh and settles it. Events are signs that something
 * changed, and no more: twice, late or in any order they come to the same end. Errors: Stripe's own; it is tried again.
 */
export async function applyStripeEvent(payload: unknown, { now }: { now: Date }): Promise<void> {
  const event = await prisma.stripeEvent.findUnique({ where: { id: Payload.parse(payload).id } });
  const client = stripe();
  if (!event || !client) return;
  const [, settle] = settlers.find(([type]) => event.type.startsWith(type)) ?? [];
  await settle?.(client, event.objectId, now);
  await prisma.stripeEvent.update({ where: { id: event.id }, data: { handledAt: now } });
}
