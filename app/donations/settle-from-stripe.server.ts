import type Stripe from "stripe";
import { v7 as newId } from "uuid";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import type { PlanStatus } from "#app/platform/prisma/enums.ts";
import { readPayment } from "./read-payment.server.ts";
import { settleDonation } from "./settle-donation.server.ts";

/** A gift is held while Stripe is asked about it, so that whoever asks later writes later. */
const PATIENCE = { timeout: 60_000, maxWait: 20_000 };

const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === "string" ? value : (value?.id ?? null);

const holding = <T>(key: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`giving ${key}`}, 0))`;
    return work(tx);
  }, PATIENCE);

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
  if (subscription) await settlePlan(client, subscription);
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

/** Reads an invoice of a plan afresh and settles the gift of its month: the one that was begun, or a further one. */
export async function settleInvoice(client: Stripe, invoiceId: string, now: Date): Promise<void> {
  const invoice = await client.invoices.retrieve(invoiceId, { expand: ["payments"] });
  const details = invoice.parent?.subscription_details;
  const planId = details?.metadata?.plan_id;
  const paymentId = idOf(invoice.payments?.data.find(({ is_default }) => is_default)?.payment.payment_intent);
  if (!planId || !paymentId) return;
  await holding(planId, async (tx) => {
    const id = await giftOf(tx, { planId, invoice, now });
    const over = isGivenUp(invoice);
    if (id) await settleDonation(tx, id, await readPayment(client, paymentId, { over }), now);
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
  const { language, source, isPublic } = first;
  const donation = await tx.donation.create({
    data: {
      ...{ id: newId(), planId, pageId, supporterId, givenName, familyName, email, designation, employer },
      ...{ occupation, language, source, isPublic, invoiceId, startedAt: now },
      currency: invoice.currency.toUpperCase(),
      amountMinor: invoice.total,
    },
  });
  return donation.id;
}

/** Reads a subscription afresh and writes where its plan stands. */
export async function settlePlan(client: Stripe, subscriptionId: string): Promise<void> {
  const planId = (await client.subscriptions.retrieve(subscriptionId)).metadata.plan_id;
  if (!planId) return;
  await holding(planId, async (tx) => {
    const subscription = await client.subscriptions.retrieve(subscriptionId);
    const price = subscription.items.data[0]?.price;
    await tx.plan.updateMany({
      where: { id: planId },
      data: {
        subscriptionId,
        customerId: idOf(subscription.customer),
        status: planStatusOf(subscription),
        ...(price?.unit_amount && { amountMinor: price.unit_amount }),
        endedAt: subscription.ended_at ? new Date(subscription.ended_at * 1_000) : null,
      },
    });
  });
}

/** Reads a subscription afresh: where its plan stands, and what became of its last invoice once nobody collects it any more. */
export async function settleSubscription(client: Stripe, subscriptionId: string, now: Date): Promise<void> {
  await settlePlan(client, subscriptionId);
  const { ended_at, latest_invoice } = await client.subscriptions.retrieve(subscriptionId);
  const invoice = idOf(latest_invoice);
  if (ended_at && invoice) await settleInvoice(client, invoice, now);
}

function planStatusOf({ status, pause_collection }: Stripe.Subscription): PlanStatus {
  if (status === "canceled" || status === "incomplete_expired") return "cancelled";
  if (status === "incomplete") return "pending";
  if (pause_collection || status === "paused") return "paused";
  return status === "past_due" || status === "unpaid" ? "past_due" : "active";
}
