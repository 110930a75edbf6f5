import Stripe from "stripe";
import { type AuditActor, recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { log } from "#app/platform/log.server.ts";
import { stripe } from "#app/platform/stripe.server.ts";
import { receiptNumber } from "./receipt-number.ts";
import { settlePayment } from "./settle-from-stripe.server.ts";

export type RefundInput = {
  id: string;
  /** Minor units of the gift's currency. */
  amountMinor: number;
  reason: string;
  /** What was left, as whoever asks has seen it, minor units; without it, whatever is left. */
  seenLeftMinor?: number;
  /** A UUID made with the form. */
  attempt: string;
};

/** Why nothing went back: `errors.<code>` of the locale `donations-panel`. */
export type RefundRefusal =
  | "not-paid"
  | "already-refunded"
  | "too-much"
  /** Some of it went back since they looked. */
  | "changed"
  /** The giver's bank asks for the money: Stripe gives none of it back meanwhile. */
  | "disputed"
  /** Stripe would not, for a reason that its dashboard tells. */
  | "refused"
  /** Stripe did not answer: it may have been done, and trying again is safe. */
  | "away"
  /** Giving is not set up. */
  | "off";

export type RefundOutcome = { outcome: "refunded"; amountMinor: number } | { outcome: RefundRefusal };

/** Staff, or the system where the settings let it. */
type Deed = { actor: AuditActor; now: Date };

type Desk = { tx: Tx; client: Stripe; deed: Deed };

/**
 * Gives a gift back, whole or in part, and writes into the audit trail who did so and why. What is left is what Stripe
 * says is left. `amountMinor` of the outcome is what went back: of an attempt that was sent before, what went back then.
 * Errors: outcomes cover all that staff and Stripe can cause; only a database failure throws.
 * Source: Stripe keeps keys for a day only, so the attempt stands on the refund itself, where it is looked for first.
 */
export async function refundDonation(input: RefundInput, deed: Deed): Promise<RefundOutcome> {
  const client = stripe();
  if (!client) return { outcome: "off" };
  const { paymentId } = await prisma.donation.findUniqueOrThrow({ where: { id: input.id } });
  if (!paymentId) return { outcome: "not-paid" };
  try {
    await settlePayment(client, paymentId, deed.now);
    const result = await oneAtATime(input.id, (tx) => refund(input, paymentId, { tx, client, deed }));
    if (result.outcome === "refunded") await settlePayment(client, paymentId, deed.now);
    return result;
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    log.error({ donation: input.id, type: error.type, code: error.code }, "Stripe did not refund a gift");
    return { outcome: refusalOf(error) };
  }
}

/** Whoever comes second waits, and finds what the first did. */
const oneAtATime = <T>(id: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`refund ${id}`}, 0))`;
      return work(tx);
    },
    { timeout: 60_000, maxWait: 20_000 },
  );

async function refund(input: RefundInput, paymentId: string, desk: Desk): Promise<RefundOutcome> {
  const { id, amountMinor, attempt, seenLeftMinor } = input;
  const before = await desk.client.refunds.list({ payment_intent: paymentId, limit: 100 });
  const sent = before.data.find(({ metadata }) => metadata?.attempt === attempt);
  if (!sent) {
    const { status, ...gift } = await desk.tx.donation.findUniqueOrThrow({ where: { id } });
    const leftMinor = gift.amountMinor - gift.refundedMinor;
    if (status !== "paid") return { outcome: "not-paid" };
    if (leftMinor === 0) return { outcome: "already-refunded" };
    if (amountMinor > leftMinor) return { outcome: "too-much" };
    if (seenLeftMinor !== undefined && seenLeftMinor !== leftMinor) return { outcome: "changed" };
  }
  const made = sent ?? (await ask(input, paymentId, desk));
  if (made.status === "failed" || made.status === "canceled") return { outcome: "refused" };
  await note(input, made, desk);
  return { outcome: "refunded", amountMinor: made.amount };
}

const ask = (
  { id, amountMinor, reason, attempt }: RefundInput,
  paymentId: string,
  { client, deed }: Desk,
): Promise<Stripe.Refund> =>
  client.refunds.create(
    {
      payment_intent: paymentId,
      amount: amountMinor,
      reason: "requested_by_customer",
      metadata: { donation_id: id, reason, attempt, staff_id: deed.actor.id ?? "system" },
    },
    { idempotencyKey: `refund-${id}-${attempt}` },
  );

/** Once for each refund, also when the press that made it was cut off before it came here. */
async function note({ id, reason }: RefundInput, made: Stripe.Refund, { tx, deed }: Desk): Promise<void> {
  const refundIs = { path: ["refund"], equals: made.id };
  const known = await tx.auditEntry.findFirst({
    where: { subjectKind: "donation", subjectId: id, after: refundIs },
    select: { id: true },
  });
  if (known) return;
  const { page, receipt } = await tx.donation.findUniqueOrThrow({
    where: { id },
    select: { page: { select: { campaignId: true } }, receipt: true },
  });
  await recordAudit(tx, {
    actor: deed.actor,
    what: "donation.refunded",
    subject: { kind: "donation", id, name: receipt && receiptNumber(receipt) },
    campaignId: page.campaignId,
    after: {
      refund: made.id,
      amountMinor: made.amount,
      currency: made.currency.toUpperCase(),
      reason: made.metadata?.reason ?? reason,
    },
    now: deed.now,
  });
}

const refusals: Record<string, RefundRefusal> = {
  charge_already_refunded: "already-refunded",
  charge_disputed: "disputed",
  amount_too_large: "too-much",
  lock_timeout: "away",
  rate_limit: "away",
};

function refusalOf(error: Stripe.errors.StripeError): RefundRefusal {
  const known = refusals[error.code ?? ""];
  return known ?? (error instanceof Stripe.errors.StripeInvalidRequestError ? "refused" : "away");
}
