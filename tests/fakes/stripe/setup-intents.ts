import type Stripe from "stripe";
import { list, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { newId, type World } from "./world.ts";

export const setupIntentRoutes: Route[] = [
  retrieve("/v1/setup_intents", "setup_intent"),
  list("/v1/setup_intents", "setup_intent"),
];

/** A card was left for later, without a payment. */
export function setUpCard(
  world: World,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): Stripe.SetupIntent {
  const id = newId("seti");
  const intent = world.store.put("setup_intent", {
    id,
    object: "setup_intent",
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId("").slice(1)}`,
    created: world.clock.now(),
    customer: idOf(session.customer),
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [method.type],
    single_use_mandate: null,
    status: "succeeded",
    usage: "off_session",
  });
  world.emit("setup_intent.succeeded", intent);
  return intent;
}
