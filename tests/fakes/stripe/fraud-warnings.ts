import type Stripe from "stripe";
import { by, list, need, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { newId, type World } from "./world.ts";

const PATH = "/v1/radar/early_fraud_warnings";

export const fraudWarningRoutes: Route[] = [
  retrieve(PATH, "radar.early_fraud_warning"),
  list(PATH, "radar.early_fraud_warning", { charge: by("charge"), payment_intent: by("payment_intent") }),
];

/** The card's bank believes that its owner did not make this payment. A dispute often follows. */
export function warnOfFraud(world: World, id: string, type = "made_with_stolen_card") {
  const charge = need(world, "charge", id, "charge");
  const warning: Stripe.Radar.EarlyFraudWarning = world.store.put("radar.early_fraud_warning", {
    id: newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: world.clock.now(),
    fraud_type: type,
    livemode: false,
    payment_intent: idOf(charge.payment_intent)!,
  });
  world.emit("radar.early_fraud_warning.created", warning);
  return warning;
}
