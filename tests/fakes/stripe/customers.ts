import type Stripe from "stripe";
import { type Form, mergedMetadata, text } from "./form.ts";
import { type Asked, list, need, type Route, retrieve } from "./routes.ts";
import { change, newId, type World } from "./world.ts";

export const customerRoutes: Route[] = [
  ["POST", "/v1/customers", ({ world, form }) => createCustomer(world, form)],
  ["POST", "/v1/customers/:id", updateCustomer],
  ["DELETE", "/v1/customers/:id", deleteCustomer],
  retrieve("/v1/customers", "customer"),
  list("/v1/customers", "customer", { email: (customer, email) => customer.email === email }),
];

export function createCustomer(world: World, form: Form): Stripe.Customer {
  const customer: Stripe.Customer = {
    id: newId("cus"),
    object: "customer",
    address: null,
    balance: 0,
    created: world.clock.now(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: text(form, "description"),
    discount: null,
    email: text(form, "email"),
    invoice_prefix: newId("").slice(1, 9).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergedMetadata(form),
    name: text(form, "name"),
    next_invoice_sequence: 1,
    phone: text(form, "phone"),
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
  };
  world.store.put("customer", customer);
  world.emit("customer.created", customer);
  return customer;
}

function updateCustomer({ world, path, form }: Asked): Stripe.Customer {
  const customer = need(world, "customer", path.id);
  const given = (["email", "name", "phone", "description"] as const).filter((name) => name in form);
  const method = text((form.invoice_settings ?? {}) as Form, "default_payment_method");
  if (method) need(world, "payment_method", method, "invoice_settings[default_payment_method]");
  change(world, "customer.updated", customer, {
    ...Object.fromEntries(given.map((name) => [name, text(form, name)])),
    metadata: mergedMetadata(form, customer.metadata),
    ...(method && { invoice_settings: { ...customer.invoice_settings, default_payment_method: method } }),
  });
  return customer;
}

/** Stripe keeps a deleted customer's id and says that it is deleted; what they paid stays. */
function deleteCustomer({ world, path }: Asked): object {
  const customer = need(world, "customer", path.id);
  world.emit("customer.deleted", customer);
  const gone = { id: customer.id, object: "customer", deleted: true } as const;
  world.store.put("customer", gone as unknown as Stripe.Customer);
  return gone;
}
