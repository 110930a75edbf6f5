import type Stripe from "stripe";
import { DAY } from "./clock.ts";
import { by, list, type Route, retrieve } from "./routes.ts";
import { newId, type World } from "./world.ts";

const DAYS_UNTIL_AVAILABLE = 2;

export const balanceRoutes: Route[] = [
  ["GET", "/v1/balance", ({ world }) => balance(world)],
  retrieve("/v1/balance_transactions", "balance_transaction"),
  list("/v1/balance_transactions", "balance_transaction", {
    payout: ({ id }, payout, world) => world.paidOutWith.get(id) === payout,
    currency: by("currency"),
    source: by("source"),
    type: by("type"),
  }),
];

type Movement = {
  type: Stripe.BalanceTransaction.Type;
  category: string;
  amount: number;
  fee?: number;
  currency: string;
  source: string;
  description?: string | null;
};

/** Writes a movement of money down: what came in or went out, and what Stripe kept of it, in minor units. */
export function moveMoney(world: World, move: Movement): Stripe.BalanceTransaction {
  const { type, category, amount, fee = 0, currency, source, description = null } = move;
  const now = world.clock.now();
  const details: Stripe.BalanceTransaction.FeeDetail[] = [
    { amount: fee, application: null, currency, description: "Stripe processing fees", type: "stripe_fee" },
  ];
  return world.store.put("balance_transaction", {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: type === "payout" ? now : now + DAYS_UNTIL_AVAILABLE * DAY,
    balance_type: "payments",
    created: now,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : details,
    net: amount - fee,
    reporting_category: category,
    source,
    status: type === "payout" ? "available" : "pending",
    type,
  });
}

/** What a payment costs, to the minor unit. */
export function feeFor(world: World, amount: number): number {
  return Math.round(amount * world.fees.rate) + world.fees.fixed;
}

/** Money that has waited long enough can be paid out. */
export function ripen(world: World): void {
  for (const movement of world.store.all("balance_transaction")) {
    if (movement.status === "pending" && movement.available_on <= world.clock.now())
      movement.status = "available";
  }
}

function balance(world: World): Stripe.Balance {
  ripen(world);
  const sums = (status: string) => {
    const totals = new Map<string, number>();
    for (const { status: is, currency, net } of world.store.all("balance_transaction")) {
      if (is === status) totals.set(currency, (totals.get(currency) ?? 0) + net);
    }
    const amounts = [...totals].map(([currency, amount]) => ({
      amount,
      currency,
      source_types: { card: amount },
    }));
    return amounts.length > 0 ? amounts : [{ amount: 0, currency: "usd", source_types: { card: 0 } }];
  };
  return { object: "balance", available: sums("available"), livemode: false, pending: sums("pending") };
}
