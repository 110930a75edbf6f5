import type Stripe from "stripe";
import { prisma } from "#app/platform/db.server.ts";
import { receiptNumber } from "./receipt-number.ts";

/** One movement of money in a deposit, and our gift that it is about. Amounts in minor units of `currency`. */
export type DepositRow = {
  id: string;
  /** Stripe's reporting category: "charge", "refund", "dispute", "fee". */
  category: string;
  createdAt: Date;
  currency: string;
  grossMinor: number;
  feeMinor: number;
  netMinor: number;
  description: string | null;
  gift: { id: string; receipt: string | null; page: string; currency: string; amountMinor: number } | null;
};

const idOf = (source: string | { id: string } | null) =>
  typeof source === "string" ? source : (source?.id ?? null);

/** A hundred movements at a time: as many as Stripe tells at once. Errors: Stripe's own. */
export async function* depositRows(client: Stripe, payoutId: string): AsyncGenerator<DepositRow[]> {
  let after: string | undefined;
  for (;;) {
    const page = await client.balanceTransactions.list({
      ...{ payout: payoutId, limit: 100 },
      ...(after && { starting_after: after }),
    });
    // The deposit itself is among them.
    yield await withGifts(page.data.filter(({ type }) => type !== "payout"));
    after = page.data.at(-1)?.id;
    if (!page.has_more || !after) return;
  }
}

async function withGifts(movements: Stripe.BalanceTransaction[]): Promise<DepositRow[]> {
  const gifts = await giftsBySource(movements.flatMap(({ source }) => idOf(source) ?? []));
  return movements.map(({ id, reporting_category, created, currency, amount, fee, net, ...movement }) => ({
    ...{ id, category: reporting_category, createdAt: new Date(created * 1_000) },
    ...{ currency: currency.toUpperCase(), grossMinor: amount, feeMinor: fee, netMinor: net },
    description: movement.description,
    gift: gifts.get(idOf(movement.source) ?? "") ?? null,
  }));
}

/** Gifts by what Stripe calls their charge, their refund or their dispute. */
async function giftsBySource(sources: string[]): Promise<Map<string, NonNullable<DepositRow["gift"]>>> {
  const about = {
    OR: [
      { chargeId: { in: sources } },
      { refunds: { some: { id: { in: sources } } } },
      { disputes: { some: { id: { in: sources } } } },
    ],
  };
  const ids = { select: { id: true } } as const;
  const rows = await prisma.donation.findMany({
    where: about,
    include: { receipt: true, page: { select: { slug: true } }, refunds: ids, disputes: ids },
  });
  return new Map(
    rows.flatMap(({ id, chargeId, receipt, page, refunds, disputes, currency, amountMinor }) => {
      const gift = { id, receipt: receipt && receiptNumber(receipt), page: page.slug, currency, amountMinor };
      const names = [chargeId, ...[...refunds, ...disputes].map((each) => each.id)];
      return names.flatMap((name) => (name ? [[name, gift] as const] : []));
    }),
  );
}
