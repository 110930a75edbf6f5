import type Stripe from "stripe";
import type { DonationStatus, RefundStatus } from "#app/platform/prisma/enums.ts";

/** What Stripe holds of one payment now; amounts in minor units of its currency, but for the fee. */
export type Payment = {
  id: string;
  metadata: Record<string, string>;
  status: DonationStatus;
  amountMinor: number;
  currency: string;
  chargeId: string | null;
  paidAt: Date | null;
  /** Minor units of `settledCurrency`, which the account is paid out in. */
  feeMinor: number | null;
  settledCurrency: string | null;
  /** Stripe's word for why it was refused last. */
  refusal: string | null;
  refunds: { id: string; status: RefundStatus; amountMinor: number; createdAt: Date }[];
  disputes: {
    id: string;
    status: string;
    reason: string;
    amountMinor: number;
    createdAt: Date;
    dueAt: Date | null;
  }[];
  /** The cards that were tried for it, by Stripe's fingerprint; null: not a card. */
  tries: { chargeId: string; fingerprint: string | null; refusal: string | null; triedAt: Date }[];
};

const secondsAsDate = (seconds: number) => new Date(seconds * 1_000);

/**
 * Reads a payment afresh, with what came after it. `over`: its page or its invoice is done with, so that nobody tries again
 * what was refused. Errors: Stripe's own.
 */
export async function readPayment(client: Stripe, id: string, { over = false } = {}): Promise<Payment> {
  const [intent, refunds, disputes, charges] = await Promise.all([
    client.paymentIntents.retrieve(id, { expand: ["latest_charge.balance_transaction"] }),
    client.refunds.list({ payment_intent: id, limit: 100 }),
    client.disputes.list({ payment_intent: id, limit: 100 }),
    client.charges.list({ payment_intent: id, limit: 100 }),
  ]);
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const balance =
    charge && typeof charge.balance_transaction === "object" ? charge.balance_transaction : null;
  const status = over && intent.status === "requires_payment_method" ? "failed" : statusOf(intent.status);
  return {
    ...{ id, metadata: intent.metadata, status, refusal: intent.last_payment_error?.code ?? null },
    amountMinor: status === "paid" ? intent.amount_received : intent.amount,
    currency: intent.currency.toUpperCase(),
    chargeId: charge?.id ?? null,
    paidAt: status === "paid" ? secondsAsDate(charge?.created ?? intent.created) : null,
    feeMinor: balance?.fee ?? null,
    settledCurrency: balance?.currency.toUpperCase() ?? null,
    refunds: refunds.data.map(({ id, status, amount, created }) => ({
      ...{ id, status: refundStatusOf(status), amountMinor: amount, createdAt: secondsAsDate(created) },
    })),
    disputes: disputes.data.map(disputeOf),
    tries: charges.data.map(tryOf),
  };
}

const disputeOf = ({ id, status, reason, amount, created, evidence_details }: Stripe.Dispute) => ({
  ...{ id, status, reason, amountMinor: amount, createdAt: secondsAsDate(created) },
  dueAt: evidence_details.due_by ? secondsAsDate(evidence_details.due_by) : null,
});

const tryOf = ({ id, created, status, failure_code, payment_method_details: method }: Stripe.Charge) => ({
  chargeId: id,
  fingerprint: method?.card?.fingerprint ?? null,
  refusal: status === "failed" ? (failure_code ?? "declined") : null,
  triedAt: secondsAsDate(created),
});

/** A payment that was refused is still to be paid: its page stays open for another card. */
function statusOf(status: Stripe.PaymentIntent.Status): DonationStatus {
  if (status === "succeeded") return "paid";
  if (status === "processing") return "processing";
  return status === "canceled" ? "failed" : "pending";
}

function refundStatusOf(status: string | null): RefundStatus {
  if (status === "succeeded" || status === "failed") return status;
  return status === "canceled" ? "cancelled" : "pending";
}
