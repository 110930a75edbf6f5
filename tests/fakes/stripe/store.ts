import type Stripe from "stripe";

/** What the fake keeps, by the name that Stripe gives each kind in `object`. */
export type Kinds = {
  balance_transaction: Stripe.BalanceTransaction;
  "billing_portal.session": Stripe.BillingPortal.Session;
  charge: Stripe.Charge;
  "checkout.session": Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  event: Stripe.EventBase;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  payout: Stripe.Payout;
  price: Stripe.Price;
  product: Stripe.Product;
  "radar.early_fraud_warning": Stripe.Radar.EarlyFraudWarning;
  refund: Stripe.Refund;
  setup_intent: Stripe.SetupIntent;
  subscription: Stripe.Subscription;
};

export type Kind = keyof Kinds;

export type Store = ReturnType<typeof createStore>;

/** Objects by kind and id, in memory. They are changed in place; whoever sends one makes a copy. */
export function createStore() {
  const shelves = new Map<string, Map<string, Kinds[Kind]>>();

  function shelf<K extends Kind>(kind: K) {
    const found = shelves.get(kind) ?? new Map();
    shelves.set(kind, found);
    return found as Map<string, Kinds[K]>;
  }

  return {
    put<K extends Kind>(kind: K, object: Kinds[K]): Kinds[K] {
      shelf(kind).set(object.id, object);
      return object;
    },
    find: <K extends Kind>(kind: K, id: unknown): Kinds[K] | undefined => shelf(kind).get(idOf(id) ?? ""),
    /** Newest first, as Stripe lists. */
    all: <K extends Kind>(kind: K): Kinds[K][] => [...shelf(kind).values()].reverse(),
    /** Whatever has this id, for `expand`. */
    any(id: string): Kinds[Kind] | undefined {
      for (const objects of shelves.values()) if (objects.has(id)) return objects.get(id);
      return undefined;
    },
  };
}

/** The id behind a field that the types allow to be expanded; the store itself only ever holds ids. */
export function idOf(field: unknown): string | null {
  if (typeof field === "string") return field;
  return (field as { id: string } | null | undefined)?.id ?? null;
}
