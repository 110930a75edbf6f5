import { prisma } from "#app/platform/db.server.ts";
import { recordAction } from "./record-actions.server.ts";

/**
 * The ledger's line for somebody who stopped our mail; no campaign, since all of it stops. `deliveryId`: the email of a
 * blast that made them do it, where it was one.
 */
export function recordUnsubscribed(
  { supporterId, deliveryId }: { supporterId: string; deliveryId: string | null },
  { now }: { now: Date },
): Promise<void> {
  return recordAction(
    prisma,
    { supporterId, campaignId: null, kind: "unsubscribed", subjectId: deliveryId },
    { now },
  );
}
