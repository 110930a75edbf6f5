import { withdrawActions } from "#app/actions/record-actions.server.ts";
import { recordAudit } from "#app/audit/record-audit.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { receiptNumber } from "./receipt-number.ts";

/**
 * Takes a gift back that staff recorded by mistake. Row, receipt and number stay, since numbers have no gap; it counts no more
 * and leaves the ledger. False: it was taken back already, or Stripe knows of it.
 */
export function voidOfflineGift(id: string, reason: string, { actor, now }: Deed): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.donation.updateMany({
      where: { id, status: "paid", offlineWay: { not: null } },
      data: { status: "void", voidedAt: now, voidReason: reason },
    });
    if (count === 0) return false;
    await withdrawActions(tx, { kind: "gave", subjectId: id });
    const { receipt, page, amountMinor, currency } = await tx.donation.findUniqueOrThrow({
      where: { id },
      include: { receipt: true, page: true },
    });
    const name = receipt && receiptNumber(receipt);
    await recordAudit(tx, {
      ...{ actor, what: "donation.voided", campaignId: page.campaignId, now },
      subject: { kind: "donation", id, name },
      after: { amountMinor, currency, reason },
    });
    return true;
  });
}
