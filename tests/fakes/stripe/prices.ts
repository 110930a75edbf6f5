import Stripe from "stripe";
import { refused } from "./faults.ts";
import { type Form, group, integer, mergedMetadata, needed, text } from "./form.ts";
import { by, list, need, type Route, retrieve } from "./routes.ts";
import { newId, type World } from "./world.ts";

export const priceRoutes: Route[] = [
  ["POST", "/v1/products", ({ world, form }) => createProduct(world, form)],
  retrieve("/v1/products", "product"),
  list("/v1/products", "product"),
  ["POST", "/v1/prices", ({ world, form }) => createPrice(world, form, { listed: true })],
  retrieve("/v1/prices", "price"),
  list("/v1/prices", "price", { product: by("product"), currency: by("currency") }),
];

function createProduct(world: World, form: Form): Stripe.Product {
  const now = world.clock.now();
  const product = world.store.put("product", {
    id: text(form, "id") ?? newId("prod"),
    object: "product",
    active: true,
    created: now,
    default_price: null,
    description: text(form, "description"),
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: mergedMetadata(form),
    name: needed(form, "name"),
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: now,
    url: null,
  });
  world.emit("product.created", product);
  return product;
}

/** The price that an item names, or that it describes as `price_data`: either way an object of its own. */
export function priceOf(world: World, item: Form, param: string): Stripe.Price {
  const named = text(item, "price");
  if (named) return need(world, "price", named, `${param}[price]`);
  if (!item.price_data) throw refused(`Missing required param: ${param}[price].`, `${param}[price]`);
  return createPrice(world, group(item, "price_data"), { listed: false });
}

function createPrice(world: World, form: Form, { listed }: { listed: boolean }): Stripe.Price {
  const currency = needed(form, "currency").toLowerCase();
  const amount = Number(needed(form, "unit_amount"));
  if (!Number.isInteger(amount) || amount < 0)
    throw refused("Invalid non-negative integer", "unit_amount", "parameter_invalid_integer");
  const recurring = form.recurring ? recurringOf(group(form, "recurring")) : null;
  const price = world.store.put("price", {
    id: newId("price"),
    object: "price",
    active: listed,
    billing_scheme: "per_unit",
    created: world.clock.now(),
    currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: text(form, "lookup_key"),
    metadata: mergedMetadata(form),
    nickname: text(form, "nickname"),
    product: productOf(world, form),
    recurring,
    tax_behavior: "unspecified",
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? "recurring" : "one_time",
    unit_amount: amount,
    unit_amount_decimal: Stripe.Decimal.from(amount),
  });
  world.emit("price.created", price);
  return price;
}

function recurringOf(form: Form): Stripe.Price.Recurring {
  return {
    interval: needed(form, "interval"),
    interval_count: integer(form, "interval_count") ?? 1,
    meter: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}

function productOf(world: World, form: Form): string {
  const named = text(form, "product");
  if (named) return need(world, "product", named, "product").id;
  if (!form.product_data) throw refused("You must provide `product` or `product_data`.", "product");
  return createProduct(world, group(form, "product_data")).id;
}

/** The old shape of a recurring price, which subscription items still carry. */
export function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: "plan",
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: "per_unit",
    created: price.created,
    currency: price.currency,
    interval: price.recurring!.interval,
    interval_count: price.recurring!.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: "licensed",
  };
}
