import type Stripe from "stripe";
import { group, needed, text } from "./form.ts";
import { type Card, createCardMethod } from "./payment-methods.ts";
import { type Asked, need, type Route } from "./routes.ts";
import { change, newId, type World } from "./world.ts";

export const portalRoutes: Route[] = [["POST", "/v1/billing_portal/sessions", createPortalSession]];

function createPortalSession({ world, form }: Asked): Stripe.BillingPortal.Session {
  const customer = need(world, "customer", needed(form, "customer"), "customer");
  const id = newId("bps");
  const flow = text(group(form, "flow_data"), "type");
  return world.store.put("billing_portal.session", {
    id,
    object: "billing_portal.session",
    configuration: "bpc_fake",
    created: world.clock.now(),
    customer: customer.id,
    customer_account: null,
    flow: flow ? ({ type: flow } as Stripe.BillingPortal.Session.Flow) : null,
    livemode: false,
    locale: text(form, "locale"),
    on_behalf_of: null,
    return_url: text(form, "return_url"),
    url: `${world.url}/p/session/${id}`,
  });
}

/** Another card for all that a customer pays regularly; the old one is not asked any more. */
export function changeCard(world: World, customerId: string, card: Card): Stripe.PaymentMethod {
  const customer = need(world, "customer", customerId, "customer");
  const method = createCardMethod(world, card, {
    customer: customer.id,
    email: customer.email,
    name: customer.name ?? null,
  });
  world.emit("payment_method.attached", method);
  change(world, "customer.updated", customer, {
    invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id },
  });
  for (const subscription of world.store.all("subscription")) {
    if (subscription.customer !== customer.id || subscription.status === "canceled") continue;
    change(world, "customer.subscription.updated", subscription, { default_payment_method: method.id });
  }
  return method;
}
