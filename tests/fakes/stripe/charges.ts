import type Stripe from "stripe";
import { feeFor, moveMoney } from "./balance.ts";
import type { Decline } from "./declines.ts";
import { mergedMetadata } from "./form.ts";
import { by, list, need, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { change, newId, type World } from "./world.ts";

export const chargeRoutes: Route[] = [
  retrieve("/v1/charges", "charge"),
  list("/v1/charges", "charge", { customer: by("customer"), payment_intent: by("payment_intent") }),
  [
    "POST",
    "/v1/charges/:id",
    ({ world, path, form }) => {
      const charge = need(world, "charge", path.id);
      change(world, "charge.updated", charge, { metadata: mergedMetadata(form, charge.metadata) });
      return charge;
    },
  ],
];

/** One try to take the money of a payment intent. A paid one moves it at once. */
export function createCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  result: "succeeded" | "pending" | Decline,
): Stripe.Charge {
  const decline = typeof result === "object" ? result : null;
  const charge: Stripe.Charge = {
    ...chargeFrame(world, intent, method),
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: outcomeOf(decline),
    paid: result === "succeeded",
    status: decline ? "failed" : (result as "succeeded" | "pending"),
    amount_captured: decline ? 0 : intent.amount,
    captured: !decline,
  };
  world.store.put("charge", charge);
  if (result === "succeeded") bookCharge(world, charge);
  return charge;
}

/** The money is there, less what Stripe keeps. */
export function bookCharge(world: World, charge: Stripe.Charge): void {
  charge.balance_transaction = moveMoney(world, {
    type: "charge",
    category: "charge",
    amount: charge.amount,
    fee: feeFor(world, charge.amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  }).id;
}

function chargeFrame(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod) {
  const id = newId("ch");
  return {
    id,
    object: "charge" as const,
    amount: intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "GROUNDSWELL",
    created: world.clock.now(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    transfer_data: null,
    transfer_group: null,
  };
}

function detailsOf(method: Stripe.PaymentMethod, amount: number): Stripe.Charge.PaymentMethodDetails {
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      method.us_bank_account;
    const account = { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number };
    return { type: "us_bank_account", us_bank_account: { ...account, payment_reference: null } };
  }
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card!;
  return {
    type: "card",
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand,
      checks: checks as Stripe.Charge.PaymentMethodDetails.Card.Checks,
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  return {
    advice_code: decline ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.decline_code ?? null,
    risk_level: "normal",
    risk_score: 12,
    seller_message: decline
      ? "The bank did not return any further details with this decline."
      : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}
