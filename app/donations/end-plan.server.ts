import Stripe from "stripe";
import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { holding } from "./holding.server.ts";
import { settleHeldPlan } from "./settle-plan.server.ts";

/** The job that ends a plan. */
export const END_PLAN = "plan.end";

const Payload = z.object({ planId: z.uuid() });

/**
 * Ends a recurring donation at Stripe at once, as staff asked; one that has ended is left alone. Errors: Stripe's own; it is
 * tried again.
 */
export async function endPlan(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { planId } = Payload.parse(payload);
  const plan = await prisma.plan.findUnique({ where: { id: planId } });
  const client = stripe();
  const { subscriptionId } = plan ?? {};
  if (!subscriptionId || plan?.status === "cancelled") return;
  if (!client) throw new Error("a plan cannot be ended: STRIPE_SECRET_KEY is not set");
  await holding(planId, async (tx) => {
    await cancel(client, subscriptionId);
    const subscription = await client.subscriptions.retrieve(subscriptionId);
    await settleHeldPlan(tx, planId, subscription, { now, by: "staff" });
  });
}

async function cancel(client: Stripe, subscriptionId: string): Promise<void> {
  try {
    await client.subscriptions.cancel(subscriptionId);
  } catch (error) {
    // Ended meanwhile, by the giver or by their bank.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
}
