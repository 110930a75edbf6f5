import type { World } from "./world.ts";

/** The truth about one currency, in minor units. `count`s are of payments, refunds and so on. */
export type Book = {
  /** Payments that arrived, whatever became of them later. */
  paid: Sum;
  /** Payments that a bank has not answered for. */
  pending: Sum;
  failed: Sum;
  /** Refunds that stand; those that failed are beside them. */
  refunded: Sum;
  refundsFailed: Sum;
  disputed: { open: Sum; won: Sum; lost: Sum };
  /** Stripe's own share, of payments and of disputes. */
  fees: number;
  payouts: Sum;
  /** Movements that have not been paid out. */
  balance: number;
};

type Sum = { count: number; amount: number };

const none = (): Sum => ({ count: 0, amount: 0 });

/** Totals by currency, made of the charges, refunds, disputes and payouts themselves. */
export function books(world: World): Record<string, Book> {
  const all: Record<string, Book> = {};
  const book = (currency: string) => (all[currency] ??= emptyBook());
  const { store } = world;
  for (const { currency, status, amount } of store.all("charge"))
    add(
      book(currency)[status === "succeeded" ? "paid" : status === "pending" ? "pending" : "failed"],
      amount,
    );
  for (const { currency, status, amount } of store.all("refund"))
    add(book(currency)[status === "failed" ? "refundsFailed" : "refunded"], amount);
  for (const { currency, status, amount } of store.all("dispute")) {
    if (!status.startsWith("warning"))
      add(book(currency).disputed[status === "won" ? "won" : status === "lost" ? "lost" : "open"], amount);
  }
  for (const { id, currency, fee, net } of store.all("balance_transaction")) {
    book(currency).fees += fee;
    if (!world.paidOutWith.has(id)) book(currency).balance += net;
  }
  for (const { currency, amount } of store.all("payout")) add(book(currency).payouts, amount);
  return all;
}

function add(sum: Sum, amount: number): void {
  sum.count += 1;
  sum.amount += amount;
}

function emptyBook(): Book {
  return {
    paid: none(),
    pending: none(),
    failed: none(),
    refunded: none(),
    refundsFailed: none(),
    disputed: { open: none(), won: none(), lost: none() },
    fees: 0,
    payouts: none(),
    balance: 0,
  };
}
