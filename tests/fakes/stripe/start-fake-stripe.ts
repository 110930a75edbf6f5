import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerApi, type Call } from "./api.ts";
import { createClock } from "./clock.ts";
import { type Control, createControl } from "./control.ts";
import { answerControl } from "./control-over-http.ts";
import { createDeliveries, type Hooks } from "./deliveries.ts";
import { doWhatIsDue } from "./due.ts";
import { recordEvent } from "./events.ts";
import { createIdempotency } from "./idempotency.ts";
import { answerPage } from "./pages.ts";
import { createStore } from "./store.ts";
import { createTroubles } from "./troubles.ts";
import type { World } from "./world.ts";

type Options = {
  /** 0 takes a free one. */
  port?: number;
  /** Where events go, and what signs them. */
  webhooks?: Partial<Hooks>;
  /** The hour at which it begins; the control moves it on from there. */
  now?: () => Date;
  fees?: Partial<World["fees"]>;
  dunning?: Partial<World["dunning"]>;
};

export type FakeStripe = Control & {
  /** For STRIPE_API_BASE. */
  url: string;
  /** For STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET. */
  key: string;
  secret: string;
  /** Calls to the API that came in, oldest first. */
  calls: { method: string; path: string }[];
  stop(): Promise<void>;
};

const KEY = "sk_test_fake_groundswell";
const SECRET = "whsec_fake_groundswell";

/** A server on the wire that speaks like Stripe and remembers like Stripe, for tests and for trying things out. */
export async function startFakeStripe(options: Options = {}): Promise<FakeStripe> {
  const secret = options.webhooks?.secret ?? SECRET;
  const deliveries = createDeliveries({ ...options.webhooks, secret });
  const troubles = createTroubles();
  const { world, within } = createWorld(options, deliveries.accept);
  const desk = { world, within, troubles, idempotency: createIdempotency(world.clock.now) };
  const control = createControl(world, deliveries, troubles);
  const calls: FakeStripe["calls"] = [];

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { pathname } = new URL(request.url!, "http://stripe.test");
    try {
      doWhatIsDue(world);
      if (pathname.startsWith("/v1/")) {
        calls.push({ method: request.method!, path: pathname });
        answerApi(desk, request, response, body);
      } else if (pathname.startsWith("/_fake/")) await answerControl(control, pathname, response, body);
      else answerPage(world, request, response, body);
    } catch (error) {
      fail(response, error);
    }
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...control,
    url: world.url,
    key: KEY,
    secret,
    calls,
    async stop() {
      await deliveries.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function createWorld({ now = () => new Date(), fees, dunning }: Options, deliver: (event: EventOf) => void) {
  let current: Call | null = null;
  const store = createStore();
  const clock = createClock(now);
  const world: World = {
    store,
    clock,
    url: "",
    fees: { rate: 0.029, fixed: 30, dispute: 1_500, ...fees },
    dunning: { retryDays: [3, 5, 7], lastly: "cancel", ...dunning },
    orders: new Map(),
    tempers: new Map(),
    paidOutWith: new Map(),
    emit(type, object, previous) {
      const request = current && { id: current.id, idempotency_key: current.key };
      deliver(recordEvent(store, clock.now(), request, { type, object, previous }));
    },
  };
  const within = <T>(call: Call, work: () => T): T => {
    current = call;
    try {
      return work();
    } finally {
      current = null;
    }
  };
  return { world, within };
}

type EventOf = ReturnType<typeof recordEvent>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** A mistake of the fake itself, said loudly to whoever tests with it. */
function fail(response: ServerResponse, error: unknown): void {
  const message = `The stand-in for Stripe broke: ${error instanceof Error ? error.stack : error}`;
  response.writeHead(500, { "Content-Type": "application/json", "Stripe-Should-Retry": "false" });
  response.end(JSON.stringify({ error: { type: "api_error", message } }));
}
