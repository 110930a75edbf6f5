import type { Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { END_PLAN } from "./end-plan.server.ts";

/**
 * Takes an erased supporter out of every gift, in the transaction that erases the person. Amounts, days and receipt numbers
 * stay, since the books have to add up; what they give each month ends at Stripe.
 */
export async function blankDonations(tx: Tx, supporterId: string): Promise<void> {
  await tx.donation.updateMany({
    where: { supporterId },
    data: {
      ...{ givenName: "", familyName: null, email: "", comment: null, isPublic: false, source: null },
      ...{ employer: null, occupation: null, reference: null, note: null },
      ...{ dedication: null, dedicatedTo: null, toldName: null, toldEmail: null, toldMessage: null },
    },
  });
  // Whoever is erased may have been told of gifts of others.
  await tx.$executeRaw`
    UPDATE donation SET told_email = NULL, told_name = NULL, told_message = NULL
    WHERE lower(told_email) = (SELECT lower(email) FROM supporter WHERE id = ${supporterId}::uuid)`;
  await tx.cardNotice.deleteMany({ where: { supporterId } });
  const plans = await tx.plan.findMany({
    where: { supporterId, subscriptionId: { not: null }, status: { not: "cancelled" } },
    select: { id: true },
  });
  for (const { id } of plans) await enqueue(tx, END_PLAN, { planId: id });
}
