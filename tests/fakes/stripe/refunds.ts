import type Stripe from "stripe";
import { moveMoney } from "./balance.ts";
import { missing, refused } from "./faults.ts";
import { type Form, integer, mergedMetadata, text } from "./form.ts";
import { type Asked, by, list, need, page, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { change, newId, type World } from "./world.ts";

export const refundRoutes: Route[] = [
  ["POST", "/v1/refunds", ({ world, form }) => createRefund(world, form)],
  ["POST", "/v1/refunds/:id", updateRefund],
  retrieve("/v1/refunds", "refund"),
  list("/v1/refunds", "refund", { charge: by("charge"), payment_intent: by("payment_intent") }),
  [
    "GET",
    "/v1/charges/:id/refunds",
    ({ world, path: { id }, form }) => page(refundsOf(world, id!), form, `/v1/charges/${id}/refunds`),
  ],
];

export function refundsOf(world: World, charge: string): Stripe.Refund[] {
  return world.store.all("refund").filter((refund) => idOf(refund.charge) === charge);
}

/** Gives money back, by `charge` or `payment_intent`: `amount` of it in minor units, or all that is left. */
export function createRefund(world: World, form: Form): Stripe.Refund {
  const charge = chargeToRefund(world, form);
  const left = charge.amount - charge.amount_refunded;
  const amount = integer(form, "amount") ?? left;
  checkRefund(charge, amount, left);
  const refund: Stripe.Refund = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.now(),
    currency: charge.currency,
    customer: idOf(charge.customer),
    customer_account: null,
    destination_details: {
      type: "card",
      card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" },
    },
    metadata: mergedMetadata(form),
    payment_intent: idOf(charge.payment_intent),
    payment_method: charge.payment_method,
    reason: text(form, "reason") as Stripe.Refund.Reason | null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: "succeeded",
    transfer_reversal: null,
  };
  refund.balance_transaction = moveMoney(world, {
    type: "refund",
    category: "refund",
    amount: -amount,
    currency: charge.currency,
    source: refund.id,
    description: "REFUND FOR CHARGE",
  }).id;
  world.store.put("refund", refund);
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  world.emit("refund.created", refund);
  world.emit("charge.refunded", charge, { amount_refunded: charge.amount_refunded - amount });
  return refund;
}

function chargeToRefund(world: World, form: Form): Stripe.Charge {
  const named = text(form, "charge");
  if (named) return need(world, "charge", named, "charge");
  const intent = text(form, "payment_intent");
  if (!intent) throw missing("charge");
  const { latest_charge } = need(world, "payment_intent", intent, "payment_intent");
  if (!latest_charge)
    throw refused("This PaymentIntent does not have a successful charge to refund.", "payment_intent");
  return need(world, "charge", latest_charge, "payment_intent");
}

function checkRefund(charge: Stripe.Charge, amount: number, left: number): void {
  if (!charge.paid) throw refused("This charge was not paid, so it cannot be refunded.", "charge");
  if (charge.disputed)
    throw refused(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      "charge",
      "charge_disputed",
    );
  if (left === 0)
    throw refused(`Charge ${charge.id} has already been refunded.`, "charge", "charge_already_refunded");
  if (amount < 1)
    throw refused("This value must be greater than or equal to 1.", "amount", "parameter_invalid_integer");
  if (amount > left)
    throw refused(
      `Refund amount (${inUnits(amount)} ${charge.currency}) is greater than unrefunded amount on charge (${inUnits(left)} ${charge.currency})`,
      "amount",
      "amount_too_large",
    );
}

const inUnits = (minor: number) => (minor / 100).toFixed(2);

function updateRefund({ world, path, form }: Asked): Stripe.Refund {
  const refund = need(world, "refund", path.id);
  change(world, "refund.updated", refund, { metadata: mergedMetadata(form, refund.metadata) });
  return refund;
}

/** The giver's bank sent the money back: it is ours again, and the charge is less refunded than it was. */
export function failRefund(world: World, id: string, reason = "lost_or_stolen_card"): Stripe.Refund {
  const refund = need(world, "refund", id, "refund");
  if (refund.status !== "succeeded" && refund.status !== "pending")
    throw refused(`A refund that is ${refund.status} cannot fail.`, "refund");
  const charge = need(world, "charge", refund.charge);
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  const back = moveMoney(world, {
    type: "refund_failure",
    category: "refund_failure",
    amount: refund.amount,
    currency: refund.currency,
    source: refund.id,
  });
  Object.assign(refund, { failure_balance_transaction: back.id, failure_reason: reason, status: "failed" });
  world.emit("refund.failed", refund);
  world.emit("refund.updated", refund);
  world.emit("charge.refund.updated", refund);
  return refund;
}
