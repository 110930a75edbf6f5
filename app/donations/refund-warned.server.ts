import { z } from "zod";
import { theSystem } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { refundDonation } from "./refund-donation.server.ts";

/** The job that gives a gift back of which a card's bank warned. */
export const REFUND_WARNED = "gift.refund-warned";

const Payload = z.object({ donationId: z.uuid(), attempt: z.uuid() });

/** Gives back what is left of a gift, once. Errors: throws while Stripe does not answer; it is tried again. */
export async function refundWarned(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { donationId, attempt } = Payload.parse(payload);
  const { amountMinor, refundedMinor } = await prisma.donation.findUniqueOrThrow({
    where: { id: donationId },
  });
  const input = {
    ...{ id: donationId, amountMinor: amountMinor - refundedMinor, attempt },
    reason: "The card's bank warned of fraud",
  };
  const { outcome } = await refundDonation(input, { actor: theSystem, now });
  if (outcome === "away") throw new Error("Stripe did not answer");
  if (outcome !== "refunded")
    log.warn({ donation: donationId, outcome }, "a gift that was warned of is not given back");
}
