import { prisma } from "#app/platform/db.server.ts";
import { recordAction } from "./record-actions.server.ts";

/** The ledger's line for somebody who stopped our mail; no campaign, since all of it stops. */
export function recordUnsubscribed(supporterId: string, { now }: { now: Date }): Promise<void> {
  return recordAction(
    prisma,
    { supporterId, campaignId: null, kind: "unsubscribed", subjectId: null },
    { now },
  );
}
