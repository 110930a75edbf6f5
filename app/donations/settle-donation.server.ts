import { recordAction } from "#app/actions/record-actions.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { organisationDay } from "#app/organisation/organisation-queries.server.ts";
import type { Tx } from "#app/platform/db.server.ts";
import type { DonationStatus } from "#app/platform/prisma/enums.ts";
import { confirmConsents } from "#app/supporters/record-consents.server.ts";
import { keepCardTries } from "./card-tries.server.ts";
import type { Payment } from "./read-payment.server.ts";

export const RECEIPT_MAIL = "donation.receipt";
export const DEDICATION_MAIL = "donation.dedication";
export const REFUND_MAIL = "donation.refunded";

/** Where a gift may go from where it is. What was given up may still have been paid: money that came counts. */
const moves: Record<DonationStatus, DonationStatus[]> = {
  pending: ["processing", "expired", "failed", "paid"],
  processing: ["failed", "paid", "expired"],
  expired: ["processing", "failed", "paid"],
  failed: ["paid"],
  paid: [],
  void: [],
};

/**
 * Makes a gift's row say what Stripe holds, and does what follows of its being paid: receipt, ledger, consents, mail, once.
 * The caller has locked the row before it read from Stripe, so that nothing older than what is written comes later.
 * Errors: throws where amount or currency are not those that were begun.
 */
export async function settleDonation(tx: Tx, id: string, payment: Payment, now: Date): Promise<void> {
  const donation = await tx.donation.findUniqueOrThrow({ where: { id }, include: { page: true } });
  if (payment.currency !== donation.currency || payment.amountMinor !== donation.amountMinor)
    throw new Error(`donation ${id} is not what payment ${payment.id} is about`);
  const { status, chargeId, feeMinor, settledCurrency, refusal, paidAt } = payment;
  const moved = moves[donation.status].includes(status);
  await tx.donation.update({
    where: { id },
    data: {
      ...{ paymentId: payment.id, chargeId, feeMinor, settledCurrency, refusal },
      ...(moved && { status, paidAt }),
    },
  });
  if (moved && status === "paid") await followPaid(tx, donation, paidAt!, now);
  await settleWhatCameAfter(tx, donation, payment, now);
  // Nobody sits before a renewal.
  if (donation.sessionId) await keepCardTries(tx, id, payment);
}

type Given = {
  id: string;
  supporterId: string;
  source: string | null;
  language: "en" | "es";
  email: string;
  toldEmail: string | null;
  reasons: string[];
  page: { campaignId: string };
};

/** What follows of a gift's being paid, in the transaction that says so: receipt, ledger, consents, and mail where there is an address. */
export async function followPaid(tx: Tx, donation: Given, paidAt: Date, now: Date): Promise<void> {
  const { id, supporterId, source, page, language, email } = donation;
  await numberReceipt(tx, id, { paidAt, now });
  const deed = { supporterId, campaignId: page.campaignId, kind: "gave" as const, subjectId: id, source };
  await recordAction(tx, deed, { now: paidAt });
  await tx.$executeRawUnsafe(confirmConsents("$1"), id);
  const write = (kind: string, toEmail: string) =>
    queueMail(tx, { kind, language, toEmail, subjectId: id, runAt: now, dedupeKey: `${kind}:${id}` });
  if (email) await write(RECEIPT_MAIL, email);
  // A third person hears nothing of a gift that abuse checks had something to say of.
  if (donation.toldEmail && donation.reasons.length === 0) await write(DEDICATION_MAIL, donation.toldEmail);
}

/**
 * The next number of the year, in the organisation's zone, in which the gift was paid. Raised and given in one transaction:
 * whoever comes second waits, and a number whose transaction fails was never given.
 */
async function numberReceipt(tx: Tx, donationId: string, { paidAt, now }: { paidAt: Date; now: Date }) {
  const year = Number((await organisationDay(paidAt)).slice(0, 4));
  const [{ number }] = (await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO receipt_number AS n (year, number) VALUES (${year}, 1)
    ON CONFLICT (year) DO UPDATE SET number = n.number + 1 RETURNING number`) as [{ number: number }];
  await tx.receipt.create({ data: { donationId, year, number, issuedAt: now } });
}

async function settleWhatCameAfter(
  tx: Tx,
  donation: Pick<Given, "id" | "language" | "email"> & { refundedMinor: number },
  { refunds, disputes }: Payment,
  now: Date,
): Promise<void> {
  const { id: donationId, language, email } = donation;
  for (const { id, ...refund } of refunds)
    await tx.refund.upsert({ where: { id }, create: { id, donationId, ...refund }, update: refund });
  for (const { id, ...dispute } of disputes)
    await tx.dispute.upsert({ where: { id }, create: { id, donationId, ...dispute }, update: dispute });
  const back = refunds.filter(({ status }) => status === "succeeded" || status === "pending");
  const refundedMinor = back.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  await tx.donation.update({ where: { id: donationId }, data: { refundedMinor } });
  if (refundedMinor <= donation.refundedMinor || !email) return;
  // Their receipt reads otherwise now.
  const mail = { kind: REFUND_MAIL, language, toEmail: email, subjectId: donationId, runAt: now };
  await queueMail(tx, { ...mail, dedupeKey: `${REFUND_MAIL}:${donationId}:${refundedMinor}` });
}
