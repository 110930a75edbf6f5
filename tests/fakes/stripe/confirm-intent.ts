import type Stripe from "stripe";
import { bookCharge, createCharge } from "./charges.ts";
import { type Decline, declineFor } from "./declines.ts";
import { refusalOf } from "./payment-methods.ts";
import { need } from "./routes.ts";
import { asSent, change, type World } from "./world.ts";

type Confirmed = "succeeded" | "processing" | "requires_action" | "declined";

/** Tries to take the money. Cards answer at once, bank accounts later, a card with a temper refuses. */
export function confirmIntent(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Confirmed {
  const refusal = refusalOf(world, method);
  if (refusal === "authentication_required") return askForAction(world, intent, method);
  if (refusal) return decline(world, intent, method, refusal);
  return method.type === "card" ? succeed(world, intent, method) : wait(world, intent, method);
}

function succeed(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): Confirmed {
  const charge = createCharge(world, intent, method, "succeeded");
  Object.assign(intent, {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    payment_method_types: [method.type],
    status: "succeeded",
  });
  world.emit("charge.succeeded", charge);
  world.emit("payment_intent.succeeded", intent);
  return "succeeded";
}

function wait(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): Confirmed {
  const charge = createCharge(world, intent, method, "pending");
  Object.assign(intent, {
    latest_charge: charge.id,
    payment_method: method.id,
    payment_method_types: [method.type],
    status: "processing",
  });
  world.emit("charge.pending", charge);
  world.emit("payment_intent.processing", intent);
  return "processing";
}

function askForAction(world: World, intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod): Confirmed {
  Object.assign(intent, {
    next_action: { type: "use_stripe_sdk", use_stripe_sdk: {} },
    payment_method: method.id,
    status: "requires_action",
  });
  world.emit("payment_intent.requires_action", intent);
  return "requires_action";
}

function decline(
  world: World,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  refusal: string,
): Confirmed {
  const reason = declineFor(refusal);
  const charge = createCharge(world, intent, method, reason);
  failIntent(intent, charge, method, reason);
  world.emit("charge.failed", charge);
  world.emit("payment_intent.payment_failed", intent);
  return "declined";
}

function failIntent(
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  method: Stripe.PaymentMethod,
  reason: Decline,
): void {
  Object.assign(intent, {
    last_payment_error: {
      charge: charge.id,
      ...reason,
      doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll("_", "-")}`,
      payment_method: asSent(method),
      type: "card_error",
    },
    latest_charge: charge.id,
    payment_method: null,
    status: "requires_payment_method",
  });
}

/** A payment that was waiting for a bank is through. */
export function settleIntent(world: World, intent: Stripe.PaymentIntent): void {
  const charge = need(world, "charge", intent.latest_charge);
  bookCharge(world, charge);
  Object.assign(charge, { paid: true, status: "succeeded" });
  Object.assign(intent, { amount_received: intent.amount, status: "succeeded" });
  world.emit("charge.succeeded", charge);
  world.emit("payment_intent.succeeded", intent);
}

/** A payment that was waiting for a bank has come back. */
export function bounceIntent(world: World, intent: Stripe.PaymentIntent): void {
  const charge = need(world, "charge", intent.latest_charge);
  const reason = declineFor("insufficient_funds");
  Object.assign(charge, {
    failure_code: reason.code,
    failure_message: reason.message,
    amount_captured: 0,
    captured: false,
    status: "failed",
  });
  failIntent(intent, charge, need(world, "payment_method", charge.payment_method), reason);
  world.emit("charge.failed", charge);
  world.emit("payment_intent.payment_failed", intent);
}

/** Nobody waits for this payment any more. */
export function cancelIntent(world: World, intent: Stripe.PaymentIntent): void {
  if (intent.status === "succeeded" || intent.status === "canceled") return;
  change(world, "payment_intent.canceled", intent, {
    canceled_at: world.clock.now(),
    cancellation_reason: "automatic",
    status: "canceled",
  });
}
