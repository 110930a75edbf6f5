import { setMaxListeners } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import Stripe from "stripe";
import { seededRandom, shuffled } from "./random.ts";

export type Hooks = {
  /** Where events go: none, one or several addresses. */
  url?: string | string[];
  secret: string;
  /** How often an event is sent until somebody takes it, and milliseconds before the second time (then doubled). */
  attempts?: number;
  backoffMs?: number;
};

/** One event on its way to one address. `answered`: the status of each try; 0 where nobody answered. */
export type Delivery = {
  event: string;
  type: string;
  url: string;
  answered: number[];
  state: "held" | "waiting" | "taken" | "given up" | "lost";
};

/** How the network treats what is sent. `lose` and `seed`: a share of events that never go out, the same for a seed. */
export type Weather = { copies?: number; lose?: number; delayMs?: number; seed?: number };

type Letter = { delivery: Delivery; payload: string };

export type Deliveries = ReturnType<typeof createDeliveries>;

const PATIENCE_MS = 10_000;

/** Sends events as Stripe does: signed, at least once, again until they are taken, in no order that one may rely on. */
export function createDeliveries({ url = [], secret, attempts = 5, backoffMs = 50 }: Hooks) {
  const urls = [url].flat();
  const log: Delivery[] = [];
  const held: Letter[] = [];
  const running = new Set<Promise<void>>();
  const stopped = new AbortController();
  // Each letter on its way listens for the end.
  setMaxListeners(0, stopped.signal);
  let holds = false;
  let weather: Weather = {};
  let random = seededRandom(1);
  // In turn, so that a test that wants no disorder has none.
  let lane: Promise<void> = Promise.resolve();

  function accept(event: Stripe.EventBase): void {
    const payload = JSON.stringify(event, null, 2);
    for (const address of urls) {
      const delivery: Delivery = {
        event: event.id,
        type: event.type,
        url: address,
        answered: [],
        state: "waiting",
      };
      log.push(delivery);
      if (holds) {
        delivery.state = "held";
        held.push({ delivery, payload });
      } else dispatch({ delivery, payload }, weather);
    }
  }

  function dispatch(letter: Letter, { copies = 1, lose = 0, delayMs = 0 }: Weather): void {
    if (random() < lose) {
      letter.delivery.state = "lost";
      return;
    }
    letter.delivery.state = "waiting";
    for (let copy = 0; copy < copies; copy++) {
      const delay = Math.floor(random() * delayMs);
      if (delayMs > 0) track(wait(delay, undefined, { signal: stopped.signal }).then(() => send(letter)));
      else {
        lane = lane.then(() => send(letter, { once: true }));
        track(lane);
      }
    }
  }

  function track(work: Promise<void>): void {
    const settled = work.catch(() => {}).finally(() => running.delete(settled));
    running.add(settled);
  }

  /** Tries until it is taken. In the lane it tries once and goes on apart, so that one bad answer does not hold up others. */
  async function send(letter: Letter, { once = false, from = 0 } = {}): Promise<void> {
    for (let attempt = from; attempt < attempts; attempt++) {
      if (stopped.signal.aborted) return;
      if (attempt > 0) await wait(backoffMs * 2 ** (attempt - 1), undefined, { signal: stopped.signal });
      const status = await post(letter);
      letter.delivery.answered.push(status);
      if (status >= 200 && status < 300) {
        letter.delivery.state = "taken";
        return;
      }
      if (once && attempts > 1) return track(send(letter, { from: 1 }));
    }
    if (letter.delivery.state !== "taken") letter.delivery.state = "given up";
  }

  async function post({ delivery, payload }: Letter): Promise<number> {
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        body: payload,
        redirect: "manual",
        headers: {
          "Content-Type": "application/json; charset=utf-8",
          "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          // Signed at the hour of the machine: a receiver compares it with its own, however far our clock was moved.
          "Stripe-Signature": Stripe.webhooks.generateTestHeaderString({ payload, secret }),
        },
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  async function settled(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
  }

  return {
    accept,
    log,
    settled,
    /** Keeps back what happens from now on. */
    hold() {
      holds = true;
    },
    /** Lets what was held go, in the order that is wished; resolves when all of it is taken or given up. */
    async release({
      order = "as it was",
      ...how
    }: Weather & { order?: "as it was" | "reversed" | "random" } = {}) {
      holds = false;
      if (how.seed !== undefined) random = seededRandom(how.seed);
      const letters = held.splice(0);
      const inOrder =
        order === "reversed" ? letters.reverse() : order === "random" ? shuffled(letters, random) : letters;
      for (const letter of inOrder) dispatch(letter, how);
      await settled();
    },
    /** From now on events are duplicated, lost or delayed; nothing given: fair again. */
    weather(next: Weather = {}) {
      weather = next;
      random = seededRandom(next.seed ?? 1);
    },
    /** Sends an event once more, as the dashboard does. */
    resend(event: Stripe.EventBase) {
      accept(event);
      return settled();
    },
    stop() {
      stopped.abort();
      return settled();
    },
  };
}
