import type Stripe from "stripe";
import { lineItemsOf } from "./checkout-sessions.ts";
import { refused } from "./faults.ts";
import { type Form, texts } from "./form.ts";
import { paymentOf } from "./invoices.ts";
import { refundsOf } from "./refunds.ts";
import { page } from "./routes.ts";
import type { Kinds } from "./store.ts";
import { asSent, type World } from "./world.ts";

type Json = { [name: string]: unknown };

/** What an object only brings along when it is asked for. */
const INCLUDABLE: Record<string, (world: World, object: never) => unknown> = {
  "checkout.session.line_items": (world, session: Stripe.Checkout.Session) =>
    whole(lineItemsOf(world, session), `/v1/checkout/sessions/${session.id}/line_items`),
  "invoice.payments": (world, invoice: Stripe.Invoice) => {
    const payment = paymentOf(world, invoice);
    return whole(payment ? [payment] : [], `/v1/invoices/${invoice.id}/payments`);
  },
  "charge.refunds": (world, charge: Stripe.Charge) =>
    whole(refundsOf(world, charge.id), `/v1/charges/${charge.id}/refunds`),
  "customer.subscriptions": (world, { id }: Kinds["customer"]) =>
    whole(
      world.store
        .all("subscription")
        .filter(({ customer, status }) => customer === id && status !== "canceled"),
      `/v1/customers/${id}/subscriptions`,
    ),
};

const whole = <T extends { id: string }>(all: T[], url: string) => page(all, { limit: "100" }, url);

/** A copy of the answer with what `expand[]` asks for in the place of ids. Errors: 400 for what cannot be expanded. */
export function expanded(world: World, answer: object, form: Form): object {
  const copy = asSent(answer) as Json;
  for (const path of texts(form, "expand")) open(world, copy, path.split("."), path);
  return copy;
}

function open(world: World, at: unknown, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || at === null) return;
  if (Array.isArray(at)) {
    // A list says `data` once, for all that is in it.
    for (const each of at) open(world, each, steps, path);
    return;
  }
  const object = at as Json;
  const include = INCLUDABLE[`${object.object}.${step}`];
  if (include) object[step] ??= asSent(include(world, object as never));
  if (!(step in object)) throw refused(`This property cannot be expanded (${step}).`, `expand[0]`);
  const value = object[step];
  if (typeof value === "string") {
    const found = world.store.any(value);
    if (!found) throw refused(`This property cannot be expanded (${path}).`, "expand[0]");
    object[step] = asSent(found);
  }
  open(world, object[step], rest, path);
}
