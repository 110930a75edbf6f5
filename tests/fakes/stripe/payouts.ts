import type Stripe from "stripe";
import { moveMoney, ripen } from "./balance.ts";
import { by, list, type Route, retrieve } from "./routes.ts";
import { newId, type World } from "./world.ts";

export const payoutRoutes: Route[] = [
  retrieve("/v1/payouts", "payout"),
  list("/v1/payouts", "payout", { status: by("status") }),
];

/** Sends all money that is available to the bank: one payout a currency, none where nothing is left over. */
export function payOut(world: World): Stripe.Payout[] {
  ripen(world);
  const waiting = world.store
    .all("balance_transaction")
    .filter(({ id, status }) => status === "available" && !world.paidOutWith.has(id));
  return [...new Set(waiting.map(({ currency }) => currency))].flatMap((currency) => {
    const movements = waiting.filter((movement) => movement.currency === currency);
    const amount = movements.reduce((sum, { net }) => sum + net, 0);
    return amount > 0 ? [send(world, currency, amount, movements)] : [];
  });
}

function send(
  world: World,
  currency: string,
  amount: number,
  movements: Stripe.BalanceTransaction[],
): Stripe.Payout {
  const payout: Stripe.Payout = {
    id: newId("po"),
    object: "payout",
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: world.clock.now(),
    automatic: true,
    balance_transaction: null,
    created: world.clock.now(),
    currency,
    description: "STRIPE PAYOUT",
    destination: newId("ba"),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: "completed",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "paid",
    trace_id: null,
    type: "bank_account",
  };
  const out = moveMoney(world, {
    type: "payout",
    category: "payout",
    amount: -amount,
    currency,
    source: payout.id,
    description: "STRIPE PAYOUT",
  });
  payout.balance_transaction = out.id;
  for (const { id } of [...movements, out]) world.paidOutWith.set(id, payout.id);
  world.store.put("payout", payout);
  world.emit("payout.created", { ...payout, status: "in_transit" });
  world.emit("payout.paid", payout);
  return payout;
}
