import Stripe from "stripe";
import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { settlePlan } from "./settle-from-stripe.server.ts";

/** The job that ends a plan. */
export const END_PLAN = "plan.end";

const Payload = z.object({ planId: z.uuid() });

/** Ends a recurring donation at Stripe at once; one that has ended is left alone. Errors: Stripe's own; it is tried again. */
export async function endPlan(payload: unknown): Promise<void> {
  const { planId } = Payload.parse(payload);
  const plan = await prisma.plan.findUnique({ where: { id: planId } });
  const client = stripe();
  if (!plan?.subscriptionId || plan.status === "cancelled") return;
  if (!client) throw new Error("a plan cannot be ended: STRIPE_SECRET_KEY is not set");
  try {
    await client.subscriptions.cancel(plan.subscriptionId);
  } catch (error) {
    // Ended meanwhile, by the giver or by their bank.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  await settlePlan(client, plan.subscriptionId);
}
