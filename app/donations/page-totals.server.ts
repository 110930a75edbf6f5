import { prisma } from "#app/platform/db.server.ts";
import type { Currency } from "./money.ts";

/** What stands of the gifts of a page in one currency: paid, less what went back, not void and not lost to a bank. */
export type PageTotal = {
  currency: Currency;
  /** Different people. */
  givers: number;
  gifts: number;
  /** Minor units. */
  sumMinor: number;
};

/** What a page has raised, by currency. Kept by triggers on gifts, so that no gift is read for it. */
export async function pageTotals(pageId: string): Promise<PageTotal[]> {
  const rows = await prisma.fundraisingTotal.findMany({
    where: { pageId, gifts: { gt: 0 } },
    orderBy: { currency: "asc" },
  });
  return rows.map(({ currency, givers, gifts, sumMinor }) => ({
    ...{ currency: currency as Currency, givers, gifts },
    sumMinor: Number(sumMinor),
  }));
}
