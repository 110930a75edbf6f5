import { pool, prisma } from "#app/platform/db.server.ts";
import type { AmountsVariant } from "#app/platform/prisma/enums.ts";
import { judgeTrial, type TrialResult, type TriedGifts } from "./amounts-trial.ts";
import type { Currency } from "./money.ts";
import { parseOffers } from "./offers.ts";

const TRIED = `
SELECT d.currency, d.variant, count(*)::int AS gifts, sum(g.minor)::float8 AS "sumMinor", sum(g.minor::float8 ^ 2) AS "squaresMinor"
FROM donation d CROSS JOIN LATERAL (SELECT donation_stands(d.status, d.amount_minor, d.refunded_minor, d.lost_minor) AS minor) g
WHERE d.page_id = $1 AND d.variant IS NOT NULL AND d.paid_at >= $2 AND g.minor > 0
GROUP BY 1, 2`;

type Row = TriedGifts & { currency: Currency; variant: AmountsVariant };

const nothing: TriedGifts = { gifts: 0, sumMinor: 0, squaresMinor: 0 };

/** What came of the sets of amounts that a page tries now, in each currency that has two; gifts of earlier sets are left out. */
export async function findTrial(pageId: string): Promise<TrialResult[]> {
  const page = await prisma.fundraisingPage.findUniqueOrThrow({ where: { id: pageId } });
  const tried = parseOffers(page.offers).filter(({ amountsB }) => amountsB);
  if (tried.length === 0) return [];
  const { rows } = await pool.query<Row>(TRIED, [pageId, page.triedSince ?? page.createdAt]);
  return tried.map(({ currency }) => {
    const of = (variant: AmountsVariant) =>
      rows.find((row) => row.currency === currency && row.variant === variant) ?? nothing;
    return judgeTrial(currency, of("a"), of("b"));
  });
}
