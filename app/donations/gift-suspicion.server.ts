import { type Challenge, challengeOf } from "#app/petitions/proof-of-work.server.ts";
import { suspicionOf } from "#app/petitions/sign-limits.server.ts";
import { pool } from "#app/platform/db.server.ts";
import { recentTries } from "./card-tries.server.ts";
import { type GiftSource, giftPressure, giftSourceOf } from "./gift-limits.server.ts";
import { givingSettings } from "./giving-settings.server.ts";

/** Of the refusals that stop giving, the part from which on whoever gives is asked for work. */
const wornFrom = 0.25;

export type GiftSuspicion = { retryAfter: number; level: 0 | 1 | 2 };

/**
 * How unusual it would be to give from here now: what the network has posted, what has been begun from the address, its
 * neighbours, the mail address and the page, and whether cards are being refused. Counts nothing.
 */
export async function giftSuspicion(
  source: GiftSource,
  { address, now }: { address: string; now: Date },
): Promise<GiftSuspicion> {
  if (source.isAllowed) return { retryAfter: 0, level: 0 };
  const [posted, { retryAfter, level }, { declineFloor, liftedAt }] = await Promise.all([
    suspicionOf(address),
    giftPressure(pool, source, now),
    givingSettings(),
  ]);
  const { refused } = await recentTries(pool, { now, since: liftedAt });
  const worn = refused >= declineFloor * wornFrom ? 2 : 0;
  return { retryAfter, level: Math.max(posted, level, worn) as 0 | 1 | 2 };
}

/** The work asked of this visitor before they give, whoever they are; null while it is quiet. */
export async function giftChallenge(
  pageId: string,
  visit: { address: string; now: Date },
): Promise<Challenge | null> {
  const source = await giftSourceOf(pageId, { ...visit, email: "" });
  return challengeOf((await giftSuspicion(source, visit)).level, visit);
}
