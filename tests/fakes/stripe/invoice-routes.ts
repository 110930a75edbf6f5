import type Stripe from "stripe";
import { Fault, refused } from "./faults.ts";
import { group, text } from "./form.ts";
import {
  collectInvoice,
  finalizeInvoice,
  intentOfInvoice,
  subscriptionOf,
  voidInvoice,
  writeOffInvoice,
} from "./invoices.ts";
import { type Asked, by, list, need, type Route, retrieve } from "./routes.ts";
import { asSent } from "./world.ts";

export const invoiceRoutes: Route[] = [
  retrieve("/v1/invoices", "invoice"),
  list("/v1/invoices", "invoice", {
    customer: by("customer"),
    status: by("status"),
    subscription: (invoice, wanted, world) => subscriptionOf(world, invoice)?.id === wanted,
  }),
  ["POST", "/v1/invoices/:id/pay", payInvoice],
  ["POST", "/v1/invoices/:id/void", whileOpen(voidInvoice)],
  ["POST", "/v1/invoices/:id/mark_uncollectible", whileOpen(writeOffInvoice)],
  [
    "POST",
    "/v1/invoices/:id/finalize",
    ({ world, path }) => {
      const invoice = need(world, "invoice", path.id);
      if (invoice.status !== "draft")
        throw refused("This invoice is already finalized, you can't re-finalize it.");
      finalizeInvoice(world, invoice, invoice.billing_reason ?? "manual");
      return invoice;
    },
  ],
  retrieve("/v1/invoice_payments", "invoice_payment"),
  [
    "GET",
    "/v1/invoice_payments",
    (asked) => {
      const intent = text(group(asked.form, "payment"), "payment_intent");
      const [, , answer] = list("/v1/invoice_payments", "invoice_payment", {
        invoice: by("invoice"),
        status: by("status"),
        intent: ({ payment }, wanted) => payment.payment_intent === wanted,
      });
      return answer({ ...asked, form: { ...asked.form, ...(intent && { intent }) } });
    },
  ],
];

function payInvoice({ world, path, form }: Asked): Stripe.Invoice {
  const invoice = need(world, "invoice", path.id);
  if (invoice.status === "paid") throw refused("Invoice is already paid");
  if (invoice.status !== "open")
    throw refused(`You can only pay an open invoice. This one is ${invoice.status}.`);
  const named = text(form, "payment_method");
  collectInvoice(world, invoice, named ? need(world, "payment_method", named, "payment_method") : undefined);
  const intent = intentOfInvoice(world, invoice);
  const error = intent?.last_payment_error;
  if (invoice.status !== "open" || intent?.status === "processing") return invoice;
  throw new Fault(402, {
    type: "card_error",
    code: error?.code ?? "invoice_payment_intent_requires_action",
    ...(error?.decline_code && { decline_code: error.decline_code }),
    message:
      error?.message ??
      "This payment requires additional user action before it can be completed successfully.",
    payment_intent: asSent(intent),
  });
}

function whileOpen(work: (world: Asked["world"], invoice: Stripe.Invoice) => void) {
  return ({ world, path }: Asked): Stripe.Invoice => {
    const invoice = need(world, "invoice", path.id);
    if (invoice.status !== "open")
      throw refused(`You can only do this to an open invoice. This one is ${invoice.status}.`);
    work(world, invoice);
    return invoice;
  };
}
