import type Stripe from "stripe";
import { v7 as newId } from "uuid";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { holding } from "./holding.server.ts";
import { idOf } from "./id-of.ts";
import { readPayment } from "./read-payment.server.ts";
import { settleDonation } from "./settle-donation.server.ts";
import { settlePlan } from "./settle-plan.server.ts";

export const RENEWAL_FAILED_MAIL = "plan.renewal-failed";

/** Reads a Checkout Session afresh and settles the gift it was opened for. */
export async function settleSession(client: Stripe, sessionId: string, now: Date): Promise<void> {
  const donationId = (await client.checkout.sessions.retrieve(sessionId)).metadata?.donation_id;
  if (!donationId) return;
  await holding(donationId, async (tx) => {
    const session = await client.checkout.sessions.retrieve(sessionId);
    const donation = await tx.donation.findUnique({ where: { id: donationId } });
    if (!donation) return;
    if (!donation.sessionId) await tx.donation.update({ where: { id: donationId }, data: { sessionId } });
    const paymentId = idOf(session.payment_intent);
    // A page that is complete takes no other card: a bank that sent the money back has the last word.
    const over = session.status === "complete";
    if (paymentId) await settleDonation(tx, donationId, await readPayment(client, paymentId, { over }), now);
    // Also after cards were refused on it.
    if (session.status === "expired")
      await tx.donation.updateMany({
        where: { id: donationId, status: "pending" },
        data: { status: "expired" },
      });
  });
  const session = await client.checkout.sessions.retrieve(sessionId);
  const [invoice, subscription] = [idOf(session.invoice), idOf(session.subscription)];
  if (invoice) await settleInvoice(client, invoice, now);
  if (subscription) await settlePlan(client, subscription, { now });
}

/** Reads a payment afresh and settles its gift. One of an invoice, or of somebody else's making, is nobody's here. */
export async function settlePayment(client: Stripe, paymentId: string, now: Date): Promise<void> {
  const known = await prisma.donation.findUnique({ where: { paymentId }, select: { id: true } });
  const id = known?.id ?? (await client.paymentIntents.retrieve(paymentId)).metadata.donation_id;
  if (!id) return;
  await holding(id, async (tx) => {
    if (!(await tx.donation.findUnique({ where: { id }, select: { id: true } }))) return;
    await settleDonation(tx, id, await readPayment(client, paymentId), now);
  });
}

/**
 * Reads an invoice of a plan afresh and settles the gift of its month: the one that was begun, or a further one. An invoice of
 * nothing, as comes with a day that was moved, is no gift.
 */
export async function settleInvoice(client: Stripe, invoiceId: string, now: Date): Promise<void> {
  const invoice = await client.invoices.retrieve(invoiceId, { expand: ["payments"] });
  const details = invoice.parent?.subscription_details;
  const planId = details?.metadata?.plan_id;
  const paymentId = idOf(invoice.payments?.data.find(({ is_default }) => is_default)?.payment.payment_intent);
  if (!planId || !paymentId || invoice.total === 0) return;
  await holding(planId, async (tx) => {
    const month = { planId, invoice: await client.invoices.retrieve(invoiceId), now };
    const id = await giftOf(tx, month);
    if (!id) return;
    const over = isGivenUp(month.invoice);
    await settleDonation(tx, id, await readPayment(client, paymentId, { over }), now);
    await tellOfFailure(tx, id, month);
  });
}

/** Whether Stripe has stopped trying to collect it. */
const isGivenUp = ({ status, next_payment_attempt }: Stripe.Invoice): boolean =>
  status === "void" || status === "uncollectible" || (status === "open" && next_payment_attempt === null);

type OfMonth = { planId: string; invoice: Stripe.Invoice; now: Date };

async function giftOf(tx: Tx, { planId, invoice, now }: OfMonth): Promise<string | null> {
  const invoiceId = invoice.id!;
  const known = await tx.donation.findUnique({ where: { invoiceId }, select: { id: true } });
  if (known) return known.id;
  const first = await tx.donation.findFirst({ where: { planId }, orderBy: { startedAt: "asc" } });
  if (!first) return null;
  if (invoice.billing_reason === "subscription_create") {
    await tx.donation.update({ where: { id: first.id }, data: { invoiceId } });
    return first.id;
  }
  const { pageId, supporterId, givenName, familyName, email, designation, employer, occupation } = first;
  const { language, source, isPublic, dedication, dedicatedTo } = first;
  const plan = await tx.plan.findUniqueOrThrow({ where: { id: planId } });
  const donation = await tx.donation.create({
    data: {
      ...{ id: newId(), planId, pageId, supporterId, givenName, familyName, email, designation, employer },
      ...{ occupation, language, source, isPublic, invoiceId, startedAt: now },
      // The name stands on each month's receipt; whoever is told hears of it once.
      ...{ dedication, dedicatedTo },
      currency: invoice.currency.toUpperCase(),
      amountMinor: invoice.total,
      coveredMinor: plan.amountMinor === invoice.total ? plan.coveredMinor : 0,
    },
  });
  return donation.id;
}

/** Writes to the giver that a renewal failed: once for each month, however often Stripe tries. */
async function tellOfFailure(tx: Tx, id: string, { invoice, now }: OfMonth): Promise<void> {
  const next = invoice.next_payment_attempt;
  const nextTryAt = invoice.status === "open" && next ? new Date(next * 1_000) : null;
  const { supporter, language } = await tx.donation.update({
    where: { id },
    data: { nextTryAt },
    include: { supporter: true },
  });
  const isRenewal = invoice.billing_reason !== "subscription_create";
  if (!nextTryAt || invoice.attempt_count === 0 || !isRenewal || supporter.erasedAt) return;
  const mail = { kind: RENEWAL_FAILED_MAIL, language, toEmail: supporter.email, subjectId: id, runAt: now };
  await queueMail(tx, { ...mail, dedupeKey: `${RENEWAL_FAILED_MAIL}:${id}` });
}

/** Reads a subscription afresh: where its plan stands, and what became of its last invoice once nobody collects it any more. */
export async function settleSubscription(client: Stripe, subscriptionId: string, now: Date): Promise<void> {
  await settlePlan(client, subscriptionId, { now });
  const { ended_at, latest_invoice } = await client.subscriptions.retrieve(subscriptionId);
  const invoice = idOf(latest_invoice);
  if (ended_at && invoice) await settleInvoice(client, invoice, now);
}
