import { expireOverdue } from "./checkout-payment.ts";
import { advanceSubscription, nextOf, retryInvoice } from "./renewals.ts";
import type { World } from "./world.ts";

/** Does all that is due by now: sessions that ran out, periods that ended, declined invoices whose day has come. */
export function doWhatIsDue(world: World): void {
  expireOverdue(world);
  for (const invoice of world.store.all("invoice")) retryInvoice(world, invoice);
  for (const subscription of world.store.all("subscription")) advanceSubscription(world, subscription);
}

/** Moves the clock forward in steps, so that everything happens at its own time and in its own order. */
export function moveClock(world: World, until: number): void {
  for (let next = nextDue(world); next <= until; next = nextDue(world)) {
    world.clock.moveTo(next);
    doWhatIsDue(world);
  }
  world.clock.moveTo(until);
}

function nextDue(world: World): number {
  const sessions = world.store.all("checkout.session").filter(({ status }) => status === "open");
  const invoices = world.store.all("invoice").filter(({ status }) => status === "open");
  return Math.min(
    ...sessions.map(({ expires_at }) => expires_at),
    ...invoices.map(({ next_payment_attempt }) => next_payment_attempt ?? Number.POSITIVE_INFINITY),
    ...world.store.all("subscription").flatMap(nextOf),
  );
}
