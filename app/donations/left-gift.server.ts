import { validate } from "uuid";
import { prisma } from "#app/platform/db.server.ts";
import { OPEN_MINUTES } from "./leave-gifts.server.ts";
import { type Currency, typedAmount } from "./money.ts";

/**
 * What was typed for a gift whose payment page was left, by field of the form; null once that page is closed, or for no gift of
 * this page's. Only what came with that very gift: of what is known of its giver otherwise nothing. `id`: as the address has it.
 */
export async function leftGift(
  id: string | null,
  pageId: string,
  now: Date,
): Promise<Record<string, string> | null> {
  if (!id || !validate(id)) return null;
  const since = new Date(now.getTime() - OPEN_MINUTES * 60_000);
  const gift = await prisma.donation.findFirst({
    where: { id, pageId, status: "pending", startedAt: { gte: since } },
  });
  if (!gift) return null;
  const currency = gift.currency as Currency;
  return {
    ...{ currency, amount_other: typedAmount(gift.amountMinor - gift.coveredMinor, currency) },
    ...{ interval: gift.planId ? "month" : "once", given_name: gift.givenName, email: gift.email },
    ...(gift.familyName && { family_name: gift.familyName }),
    ...(gift.coveredMinor > 0 && { cover_fee: "1" }),
    ...(gift.designation && { designation: gift.designation }),
    ...(gift.comment && { comments: gift.comment }),
  };
}
