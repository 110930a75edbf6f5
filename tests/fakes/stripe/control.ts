import type Stripe from "stripe";
import { books } from "./books.ts";
import { answerForBank, type Payment, payCheckout } from "./checkout-payment.ts";
import { expireSession } from "./checkout-sessions.ts";
import { DAY } from "./clock.ts";
import type { Deliveries, Weather } from "./deliveries.ts";
import { type Objection, openDispute, settleDispute } from "./disputes.ts";
import { moveClock } from "./due.ts";
import { refused } from "./faults.ts";
import { warnOfFraud } from "./fraud-warnings.ts";
import { collectInvoice } from "./invoices.ts";
import type { Card } from "./payment-methods.ts";
import { methodOf } from "./payment-methods.ts";
import { payOut } from "./payouts.ts";
import { changeCard } from "./portal-sessions.ts";
import { createRefund, failRefund } from "./refunds.ts";
import { need } from "./routes.ts";
import { idOf, type Kind } from "./store.ts";
import { endSubscription } from "./subscription-end.ts";
import type { Trouble, Troubles } from "./troubles.ts";
import { asSent, type World } from "./world.ts";

type Span = { days?: number; hours?: number; minutes?: number; seconds?: number; to?: string };
type Order = "as it was" | "reversed" | "random";

/**
 * What tests and people may do behind Stripe's back. Each verb takes one object, so that all of them can be called over
 * HTTP, too: POST /_fake/<verb> with that object as JSON. Objects are answered as Stripe would send them.
 */
export function createControl(world: World, deliveries: Deliveries, troubles: Troubles) {
  const subscriptionNamed = (id: string) => need(world, "subscription", id, "subscription");
  return {
    // Givers on the hosted page.
    pay: ({ session, ...payment }: Payment & { session: string }) => payCheckout(world, session, payment),
    decline: ({
      session,
      code = "card_declined",
      ...payment
    }: Payment & { session: string; code?: string }) =>
      payCheckout(world, session, { ...payment, refusal: code }),
    expire: ({ session }: { session: string }) =>
      expireSession(world, need(world, "checkout.session", session, "session")),

    // Banks that take their time. `payment`: the id of the session or of the payment intent.
    settle: ({ payment }: { payment: string }) => answerForBank(world, payment, true),
    bounce: ({ payment }: { payment: string }) => answerForBank(world, payment, false),

    // Time, and cards that stop working.
    advance: (span: Span) => {
      moveClock(world, untilOf(world, span));
      return { now: new Date(world.clock.now() * 1000).toISOString() };
    },
    refuseCard: ({
      subscription,
      code = "card_declined",
      times = 1,
    }: {
      subscription: string;
      code?: string;
      times?: number;
    }) => {
      const method = ownMethod(world, subscriptionNamed(subscription));
      world.tempers.set(method.id, { code, times });
      return method;
    },
    acceptCard: ({ subscription }: { subscription: string }) => {
      const method = ownMethod(world, subscriptionNamed(subscription));
      world.tempers.delete(method.id);
      return method;
    },
    changeCard: ({ customer, card = {} }: { customer: string; card?: Card }) =>
      changeCard(world, customer, card),
    /** The giver proves to their bank who they are, which a renewal had asked for. */
    authenticate: ({ invoice }: { invoice: string }) => {
      const bill = need(world, "invoice", invoice, "invoice");
      collectInvoice(world, bill);
      return bill;
    },
    cancelSubscription: ({ subscription }: { subscription: string }) => {
      endSubscription(world, subscriptionNamed(subscription), "cancellation_requested");
      return subscriptionNamed(subscription);
    },

    // What banks, card networks and the dashboard do to payments.
    dispute: (objection: Objection) => openDispute(world, objection),
    closeDispute: ({ dispute, outcome }: { dispute: string; outcome: "won" | "lost" }) =>
      settleDispute(world, dispute, outcome),
    refund: ({ charge, amount }: { charge: string; amount?: number }) =>
      createRefund(world, { charge, ...(amount !== undefined && { amount: String(amount) }) }),
    failRefund: ({ refund, reason }: { refund: string; reason?: string }) =>
      failRefund(world, refund, reason),
    warnOfFraud: ({ charge, type }: { charge: string; type?: string }) => warnOfFraud(world, charge, type),
    payOut: () => payOut(world),

    // Webhooks.
    hold: () => deliveries.hold(),
    release: (how: Weather & { order?: Order } = {}) => deliveries.release(how),
    weather: (next: Weather = {}) => deliveries.weather(next),
    resend: ({ event }: { event: string }) => deliveries.resend(need(world, "event", event, "event")),
    settled: () => deliveries.settled(),
    deliveries: () => deliveries.log,

    // The API itself.
    trouble: (trouble: Trouble) => troubles.plan(trouble),
    noTrouble: () => troubles.clear(),

    // Looking in.
    books: () => books(world),
    list: <K extends Kind>({ kind }: { kind: K }) => asSent(world.store.all(kind)),
    find: <K extends Kind>({ kind, id }: { kind: K; id: string }) => asSent(need(world, kind, id)),
  };
}

export type Control = ReturnType<typeof createControl>;

function untilOf(world: World, { days = 0, hours = 0, minutes = 0, seconds = 0, to }: Span): number {
  if (to !== undefined) return Math.floor(new Date(to).getTime() / 1000);
  return world.clock.now() + days * DAY + hours * 3_600 + minutes * 60 + seconds;
}

function ownMethod(world: World, subscription: Stripe.Subscription): Stripe.PaymentMethod {
  const method = methodOf(world, idOf(subscription.customer)!, subscription);
  if (!method) throw refused("This subscription has no card.", "subscription");
  return method;
}
