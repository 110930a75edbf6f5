import Stripe from "stripe";
import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import type { DonationStatus } from "#app/platform/prisma/enums.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { settleSession } from "./settle-from-stripe.server.ts";

/** The job that closes a gift's page at Stripe. */
export const CLOSE_SESSION = "gift.close-session";

/** Given up here, a gift may still be paid there. */
const unpaid = new Set<DonationStatus>(["pending", "expired"]);

const Payload = z.object({ donationId: z.uuid() });

/** Closes the page at Stripe on which a gift could still be paid, and writes down what became of the gift. */
export async function closeSession(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { donationId } = Payload.parse(payload);
  const client = stripe();
  const donation = await prisma.donation.findUnique({ where: { id: donationId } });
  if (!client || !donation?.sessionId || !unpaid.has(donation.status)) return;
  try {
    await client.checkout.sessions.expire(donation.sessionId);
  } catch (error) {
    // Paid or closed meanwhile.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  await settleSession(client, donation.sessionId, now);
}
