import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { by, list, page, type Route, retrieve } from "./routes.ts";
import { idOf } from "./store.ts";
import { newId, type Temper, type World } from "./world.ts";

/** A card as tests choose it. The fingerprint is the same for the same brand and number, unless it is given. */
export type Card = {
  brand?: string;
  last4?: string;
  fingerprint?: string;
  exp_month?: number;
  exp_year?: number;
  country?: string;
  funding?: string;
};

export const paymentMethodRoutes: Route[] = [
  retrieve("/v1/payment_methods", "payment_method"),
  list("/v1/payment_methods", "payment_method", { customer: by("customer"), type: by("type") }),
  [
    "GET",
    "/v1/customers/:id/payment_methods",
    ({ world, path: { id }, form }) =>
      page(
        world.store.all("payment_method").filter(({ customer }) => idOf(customer) === id),
        form,
        `/v1/customers/${id}/payment_methods`,
      ),
  ],
];

type Owner = { customer: string | null; email: string | null; name: string | null };

export function createCardMethod(world: World, card: Card, owner: Owner): Stripe.PaymentMethod {
  const { brand = "visa", last4 = "4242" } = card;
  return createMethod(world, owner, {
    type: "card",
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: "pass", cvc_check: "pass" },
      country: card.country ?? "US",
      display_brand: brand,
      exp_month: card.exp_month ?? 12,
      exp_year: card.exp_year ?? new Date(world.clock.now() * 1000).getUTCFullYear() + 3,
      fingerprint: card.fingerprint ?? fingerprintOf(brand, last4),
      funding: card.funding ?? "credit",
      generated_from: null,
      last4,
      networks: { available: [brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
  });
}

/** A bank account: the money arrives, or not, days after the giver has left. */
export function createBankMethod(world: World, owner: Owner): Stripe.PaymentMethod {
  return createMethod(world, owner, {
    type: "us_bank_account",
    us_bank_account: {
      account_holder_type: "individual",
      account_type: "checking",
      bank_name: "STRIPE TEST BANK",
      financial_connections_account: null,
      fingerprint: fingerprintOf("bank", "6789"),
      last4: "6789",
      networks: { preferred: "ach", supported: ["ach"] },
      routing_number: "110000000",
      status_details: null,
    },
  });
}

function createMethod(
  world: World,
  { customer, email, name }: Owner,
  kind: Pick<Stripe.PaymentMethod, "type" | "card" | "us_bank_account">,
): Stripe.PaymentMethod {
  return world.store.put("payment_method", {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: { address: null, email, name, phone: null, tax_id: null },
    created: world.clock.now(),
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...kind,
  });
}

function fingerprintOf(brand: string, last4: string): string {
  return createHash("sha256").update(`${brand} ${last4}`).digest("hex").slice(0, 16);
}

/** Why this payment method refuses to pay now, if it does; one of its refusals is used up. */
export function refusalOf(world: World, method: Stripe.PaymentMethod): string | null {
  const temper: Temper | undefined = world.tempers.get(method.id);
  if (!temper || temper.times <= 0) return null;
  temper.times -= 1;
  return temper.code;
}

/** The payment method that a customer pays with when nothing else is said. */
export function methodOf(world: World, customer: string, subscription?: Stripe.Subscription) {
  const owner = world.store.find("customer", customer);
  const id =
    idOf(subscription?.default_payment_method) ?? idOf(owner?.invoice_settings?.default_payment_method);
  return id ? world.store.find("payment_method", id) : undefined;
}
