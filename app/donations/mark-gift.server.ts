import type { Tx } from "#app/platform/db.server.ts";

/** What is found out about a gift after it was begun; kept beside what its form was caught for. */
export type GiftReason =
  /** Many different cards were refused for it. */
  | "card.many"
  /** Its card was tried by several supporters within a day. */
  | "card.shared"
  /** Its card gave to the same page minutes before. */
  | "card.again"
  /** The card's bank believes that its owner did not pay. */
  | "fraud-warning";

/** Adds what was found to a gift's reasons, each once. */
export async function markGift(tx: Tx, donationId: string, found: GiftReason[]): Promise<void> {
  if (found.length === 0) return;
  await tx.$executeRaw`
    UPDATE donation SET reasons = ARRAY(SELECT DISTINCT unnest(reasons || ${found as string[]}::text[]) ORDER BY 1)
    WHERE id = ${donationId}::uuid`;
}
