import { z } from "zod";
import { prisma } from "#app/platform/db.server.ts";
import { enqueue } from "#app/platform/jobs.server.ts";
import { checkBrake } from "./brake.server.ts";
import { CLOSE_SESSION } from "./close-session.server.ts";
import { type GiftReason, markGift } from "./mark-gift.server.ts";

const Payload = z.object({ donationId: z.uuid() });

/** So many different cards refused for one gift are no longer somebody who looks for the right one. */
const MOST_REFUSED = 4;
/** One card that so many supporters tried within a day is not a family's. */
const MOST_SUPPORTERS = 3;

const LOOK = `
SELECT
  (SELECT count(DISTINCT c.card_hash)::int FROM card_try c WHERE c.donation_id = d.id AND c.refusal IS NOT NULL) AS refused,
  (SELECT count(DISTINCT o.supporter_id)::int FROM card_try c
    JOIN card_try k ON k.card_hash = c.card_hash AND k.tried_at > c.tried_at - interval '1 day'
    JOIN donation o ON o.id = k.donation_id WHERE c.donation_id = d.id) AS supporters,
  EXISTS (SELECT FROM card_try c
    JOIN card_try k ON k.card_hash = c.card_hash AND k.refusal IS NULL AND k.donation_id <> d.id
      AND k.tried_at BETWEEN c.tried_at - interval '10 minutes' AND c.tried_at
    JOIN donation o ON o.id = k.donation_id AND o.page_id = d.page_id
    WHERE c.donation_id = d.id) AS again
FROM donation d WHERE d.id = $1::uuid`;

/**
 * Looks at the cards that were tried for a gift: many different ones that were refused, one that many people use, one that
 * gave to the same page minutes before. The gift is marked with what was found; the first two close its page at Stripe while
 * it is unpaid. Then the brake is asked whether too many payments are refused.
 */
export async function watchCards(payload: unknown, { now }: { now: Date }): Promise<void> {
  const { donationId } = Payload.parse(payload);
  await prisma.$transaction(async (tx) => {
    const [seen] = await tx.$queryRawUnsafe<{ refused: number; supporters: number; again: boolean }[]>(
      LOOK,
      donationId,
    );
    if (!seen) return;
    const found: GiftReason[] = [
      ...(seen.refused >= MOST_REFUSED ? (["card.many"] as const) : []),
      ...(seen.supporters >= MOST_SUPPORTERS ? (["card.shared"] as const) : []),
      ...(seen.again ? (["card.again"] as const) : []),
    ];
    await markGift(tx, donationId, found);
    if (found.some((each) => each !== "card.again")) await enqueue(tx, CLOSE_SESSION, { donationId });
  });
  await checkBrake({ now });
}
