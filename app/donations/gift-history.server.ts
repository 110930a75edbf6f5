import { prisma } from "#app/platform/db.server.ts";
import type { BookKind, MailStatus } from "#app/platform/prisma/enums.ts";

/** One thing that happened around a gift and left a row of its own; instants in ISO 8601. */
export type GiftMoment = { id: string; at: string } & (
  | { kind: "event"; type: string; handledAt: string | null }
  | { kind: "mail"; mail: string; status: MailStatus }
  | { kind: "receipt" }
  | { kind: "books"; book: BookKind }
);

const named = {
  ...{ paymentId: true, chargeId: true, sessionId: true, invoiceId: true, receipt: true },
  ...{ refunds: { select: { id: true } }, disputes: { select: { id: true } }, differences: true },
} as const;

/**
 * What Stripe told of a gift and what became of it, its mails, its receipt, and where its books differ from Stripe's; in no
 * order. Events of a whole monthly gift are not those of one of its months. Nobody's name or address is in it. Errors:
 * throws where there is no such gift.
 */
export async function giftHistory(donationId: string): Promise<GiftMoment[]> {
  const gift = await prisma.donation.findUniqueOrThrow({ where: { id: donationId }, select: named });
  const objects = [gift.paymentId, gift.chargeId, gift.sessionId, gift.invoiceId];
  const after = [...gift.refunds, ...gift.disputes].map(({ id }) => id);
  const objectId = { in: [...objects.filter((id) => id !== null), ...after] };
  const [events, mails] = await Promise.all([
    prisma.stripeEvent.findMany({ where: { objectId } }),
    prisma.outgoingMail.findMany({ where: { subjectId: donationId } }),
  ]);
  const { receipt, differences } = gift;
  return [
    ...events.map(({ id, type, receivedAt, handledAt }) => ({
      ...{ id, type, at: receivedAt.toISOString(), handledAt: handledAt?.toISOString() ?? null },
      kind: "event" as const,
    })),
    ...mails.map(({ id, kind, status, sentAt, createdAt }) => ({
      ...{ id, mail: kind, status, at: (sentAt ?? createdAt).toISOString() },
      kind: "mail" as const,
    })),
    ...(receipt ? [{ id: "receipt", kind: "receipt" as const, at: receipt.issuedAt.toISOString() }] : []),
    ...differences.map(({ kind, objectId: id, foundAt }) => ({
      ...{ id: `books:${kind}:${id}`, kind: "books" as const, book: kind, at: foundAt.toISOString() },
    })),
  ];
}
