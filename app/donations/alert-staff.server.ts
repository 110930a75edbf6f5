import type Stripe from "stripe";
import { v5 as uuidOf } from "uuid";
import { queueMails } from "#app/mail/outbox.server.ts";
import { prisma, type Tx } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { membersWho } from "#app/staff/members-who.server.ts";
import { markGift } from "./mark-gift.server.ts";
import { REFUND_WARNED } from "./refund-warned.server.ts";
import { settlePayment } from "./settle-from-stripe.server.ts";

/** The mails that tell staff of a dispute and of a bank's warning; their `subjectId` is the gift's id. */
export const DISPUTE_MAIL = "giving.disputed";
export const WARNING_MAIL = "giving.warned";

type OfPayment = { payment_intent?: string | { id: string } | null };

/** Settles the payment that something is about, and returns its gift; null: nobody's here. */
async function settledGift(client: Stripe, { payment_intent: payment }: OfPayment, now: Date) {
  const paymentId = typeof payment === "string" ? payment : payment?.id;
  if (!paymentId) return null;
  await settlePayment(client, paymentId, now);
  return prisma.donation.findUnique({ where: { paymentId }, select: { id: true } });
}

/** A giver's bank asks for the money: staff who may give gifts back hear of it once, with the day by which Stripe wants an answer. */
export async function heedDispute(client: Stripe, disputeId: string, now: Date): Promise<void> {
  const gift = await settledGift(client, await client.disputes.retrieve(disputeId), now);
  if (gift) await prisma.$transaction((tx) => tell(tx, DISPUTE_MAIL, { gift, about: disputeId, now }));
}

/**
 * A card's bank believes that its owner did not pay: the gift is marked, staff hear of it once, and where the settings say so
 * the gift is given back before it becomes a dispute.
 */
export async function heedWarning(client: Stripe, warningId: string, now: Date): Promise<void> {
  const warning = await client.radar.earlyFraudWarnings.retrieve(warningId);
  const gift = await settledGift(client, warning, now);
  if (!gift) return;
  await prisma.$transaction(async (tx) => {
    await markGift(tx, gift.id, ["fraud-warning"]);
    await tell(tx, WARNING_MAIL, { gift, about: warningId, now });
    const { refundsWarned } = await tx.givingSettings.findUniqueOrThrow({ where: { id: 1 } });
    // Told of twice, it is one attempt.
    const attempt = uuidOf(warningId, uuidOf.URL);
    if (refundsWarned && warning.actionable)
      await enqueue(tx, REFUND_WARNED, { donationId: gift.id, attempt });
  });
}

type Told = { gift: { id: string }; about: string; now: Date };

async function tell(tx: Tx, kind: string, { gift, about, now }: Told): Promise<void> {
  const members = await membersWho(tx, "donations.refund");
  await queueMails(
    tx,
    members.map(({ id, email, language }) => ({
      ...{ kind, language, toEmail: email, subjectId: gift.id, runAt: now },
      dedupeKey: `${kind} ${about} ${id}`,
    })),
  );
}
