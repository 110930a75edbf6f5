import { recordAudit } from "#app/audit/record-audit.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { receiptNumber } from "./receipt-number.ts";
import { RECEIPT_MAIL } from "./settle-donation.server.ts";

export type SendAgainOutcome =
  | "queued"
  /** There is no receipt yet, or nobody left to send it to. */
  | "nothing-to-send";

/**
 * Queues the mail with a gift's receipt once more, to the address its giver has now, and writes into the trail who asked for
 * it. `attempt`: a UUID made with the form; pressed twice, it is one mail. Errors: only a database failure throws.
 */
export function sendReceiptAgain(
  { id, attempt }: { id: string; attempt: string },
  { actor, now }: Deed,
): Promise<SendAgainOutcome> {
  return prisma.$transaction(async (tx) => {
    const { receipt, supporter, language, page } = await tx.donation.findUniqueOrThrow({
      where: { id },
      include: { receipt: true, supporter: true, page: { select: { campaignId: true } } },
    });
    if (!receipt || supporter.erasedAt) return "nothing-to-send";
    const mail = { kind: RECEIPT_MAIL, language, toEmail: supporter.email, subjectId: id, runAt: now };
    const queued = await queueMail(tx, { ...mail, dedupeKey: `${RECEIPT_MAIL}:${id}:${attempt}` });
    if (!queued) return "queued";
    const subject = { kind: "donation", id, name: receiptNumber(receipt) };
    const { campaignId } = page;
    await recordAudit(tx, { actor, what: "donation.receipt-sent", subject, campaignId, now });
    return "queued";
  });
}
