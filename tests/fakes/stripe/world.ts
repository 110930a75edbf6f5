import { randomBytes } from "node:crypto";
import type Stripe from "stripe";
import type { Clock } from "./clock.ts";
import type { Form } from "./form.ts";
import type { Store } from "./store.ts";

/** How a card behaves from now on. `times`: how many payments it refuses before it works again. */
export type Temper = { code: string; times: number };

/** What stands behind a checkout session until somebody pays: its line items, and what the request wanted made. */
export type Order = { items: Stripe.LineItem[]; intent: Form; subscription: Form };

/** One fake and all it knows. Several live side by side, so nothing is kept outside of it. */
export type World = {
  store: Store;
  clock: Clock;
  /** Where it listens, such as http://127.0.0.1:12111. */
  url: string;
  /** What a payment costs (a share of it, and minor units), and what a dispute does. */
  fees: { rate: number; fixed: number; dispute: number };
  /** Days between the tries to collect a renewal, and what becomes of the subscription after the last one. */
  dunning: { retryDays: number[]; lastly: "cancel" | "unpaid" | "past_due" };
  orders: Map<string, Order>;
  tempers: Map<string, Temper>;
  /** The payout that each balance transaction went out with. */
  paidOutWith: Map<string, string>;
  emit(type: Stripe.Event.Type, object: object, previous?: object): void;
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** An id as Stripe writes them: `ch_` and 24 letters. */
export function newId(prefix: string): string {
  return `${prefix}_${Array.from(randomBytes(24), (byte) => LETTERS[byte % LETTERS.length]).join("")}`;
}

/** Tells the world that an object changed: what it was before, for the fields that differ now. */
export function change<T extends { id: string }>(
  world: World,
  type: Stripe.Event.Type,
  object: T,
  changes: Partial<T>,
): void {
  const previous = Object.fromEntries(
    Object.keys(changes)
      .map((name) => [name, asSent(object[name as keyof T])] as const)
      .filter(([name, was]) => JSON.stringify(was) !== JSON.stringify(changes[name as keyof T])),
  );
  Object.assign(object, changes);
  world.emit(type, object, previous);
}

/** A value as it goes over the wire: exact decimals become texts. */
export function asSent<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}
