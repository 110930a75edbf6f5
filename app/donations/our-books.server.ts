import { prisma } from "#app/platform/db.server.ts";
import type { BookKind, Entry } from "./books.ts";

/** From and until, the latter excluded. */
export type Span = { from: Date; until: Date };

/** What we say Stripe took, gave back and had taken from us within a span; what staff recorded is not Stripe's. */
export async function ourBooks(span: Span): Promise<Entry[]> {
  const within = { gte: span.from, lt: span.until };
  const [gifts, refunds, disputes] = await Promise.all([
    prisma.donation.findMany({ where: { status: "paid", offlineWay: null, paidAt: within } }),
    prisma.refund.findMany({
      where: { status: "succeeded", createdAt: within },
      include: { donation: { select: { currency: true } } },
    }),
    prisma.dispute.findMany({
      where: { createdAt: within, NOT: { status: { startsWith: "warning" } } },
      include: { donation: { select: { currency: true } } },
    }),
  ]);
  type Row = { id: string; donationId: string; amountMinor: number; createdAt: Date } & {
    donation: { currency: string };
  };
  const entryOf = (kind: BookKind, { id, donationId, amountMinor, createdAt, donation }: Row): Entry => ({
    ...{ kind, objectId: id, at: createdAt, currency: donation.currency, minor: amountMinor, donationId },
  });
  return [
    ...gifts.map(
      ({ id, chargeId, paymentId, paidAt, currency, amountMinor }): Entry => ({
        ...{ kind: "paid", objectId: chargeId ?? paymentId ?? id, at: paidAt! },
        ...{ currency, minor: amountMinor, donationId: id },
      }),
    ),
    ...refunds.map((refund) => entryOf("refunded", refund)),
    ...disputes.map((dispute) => entryOf("disputed", dispute)),
  ];
}
