import type Stripe from "stripe";
import { prisma } from "#app/platform/db.server.ts";
import type { BookKind, Entry } from "./books.ts";
import { idOf } from "./id-of.ts";
import type { Span } from "./our-books.server.ts";

type Listed = { entry: Entry; paymentId: string | null; saysIt: string | null };

/**
 * What Stripe took, gave back and had taken from it within a span, in lists of a hundred: what is of giving here, and what the
 * same account did besides. Errors: Stripe's own.
 */
export async function booksAtStripe(
  client: Stripe,
  span: Span,
): Promise<{ theirs: Entry[]; foreign: Entry[] }> {
  const listed = [
    ...(await chargesOf(client, span)),
    ...(await refundsOf(client, span)),
    ...(await disputesOf(client, span)),
  ];
  const whose = await owners(client, listed);
  const books = { theirs: [] as Entry[], foreign: [] as Entry[] };
  for (const { entry, paymentId } of listed) {
    const owner = (paymentId && whose.get(paymentId)) ?? null;
    if (owner) books.theirs.push({ ...entry, donationId: owner.donationId });
    else books.foreign.push(entry);
  }
  return books;
}

/** Seconds, as Stripe's lists are narrowed; `until` is excluded. */
const within = ({ from, until }: Span) => ({
  created: { gte: Math.ceil(from.getTime() / 1_000), lt: Math.ceil(until.getTime() / 1_000) },
  limit: 100,
});

type Object = { id: string; created: number; currency: string };

const listedAs = (kind: BookKind, { id, created, currency }: Object, minor: number): Entry => ({
  ...{ kind, objectId: id, at: new Date(created * 1_000), currency: currency.toUpperCase() },
  ...{ minor, donationId: null },
});

async function chargesOf(client: Stripe, span: Span): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const charge of client.charges.list(within(span))) {
    if (charge.status !== "succeeded" || !charge.captured) continue;
    const entry = listedAs("paid", charge, charge.amount_captured);
    const saysIt = charge.metadata.donation_id ?? null;
    found.push({ entry, paymentId: idOf(charge.payment_intent), saysIt });
  }
  return found;
}

async function refundsOf(client: Stripe, span: Span): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const refund of client.refunds.list(within(span))) {
    if (refund.status !== "succeeded") continue;
    const entry = listedAs("refunded", refund, refund.amount);
    found.push({
      entry,
      paymentId: idOf(refund.payment_intent),
      saysIt: refund.metadata?.donation_id ?? null,
    });
  }
  return found;
}

/** A bank that only asks has taken nothing. */
async function disputesOf(client: Stripe, span: Span): Promise<Listed[]> {
  const found: Listed[] = [];
  for await (const dispute of client.disputes.list(within(span))) {
    if (dispute.status.startsWith("warning")) continue;
    const entry = listedAs("disputed", dispute, dispute.amount);
    found.push({ entry, paymentId: idOf(dispute.payment_intent), saysIt: null });
  }
  return found;
}

type Owner = { donationId: string | null };

/** Payments of giving here, by id: those whose gift names them, and those that say at Stripe that they are. */
async function owners(client: Stripe, listed: Listed[]): Promise<Map<string, Owner>> {
  const payments = [...new Set(listed.flatMap(({ paymentId }) => paymentId ?? []))];
  const known = await prisma.donation.findMany({
    where: { paymentId: { in: payments } },
    select: { id: true, paymentId: true },
  });
  const whose = new Map<string, Owner>(known.map(({ id, paymentId }) => [paymentId!, { donationId: id }]));
  const said = new Map(
    listed.flatMap(({ paymentId, saysIt }) => (paymentId && saysIt ? [[paymentId, saysIt]] : [])),
  );
  for (const id of payments) {
    if (whose.has(id)) continue;
    const donationId = said.get(id) ?? (await askWhose(client, id));
    if (donationId === null) continue;
    const isHere = donationId !== "" && (await prisma.donation.findUnique({ where: { id: donationId } }));
    whose.set(id, { donationId: isHere ? donationId : null });
  }
  return whose;
}

/** The gift that a payment says it is of; "": a renewal whose gift is not here; null: it is nobody's here. */
async function askWhose(client: Stripe, paymentId: string): Promise<string | null> {
  const { metadata, customer } = await client.paymentIntents.retrieve(paymentId);
  if (metadata.donation_id) return metadata.donation_id;
  if (!customer) return null;
  const payment = { type: "payment_intent" as const, payment_intent: paymentId };
  const { data } = await client.invoicePayments.list({ payment, limit: 1 });
  const invoiceId = idOf(data[0]?.invoice ?? null);
  if (!invoiceId) return null;
  const invoice = await client.invoices.retrieve(invoiceId);
  return invoice.parent?.subscription_details?.metadata?.plan_id ? "" : null;
}
