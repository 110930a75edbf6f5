import type { IncomingMessage, ServerResponse } from "node:http";
import { balanceRoutes } from "./balance.ts";
import { chargeRoutes } from "./charges.ts";
import { checkoutSessionRoutes } from "./checkout-sessions.ts";
import { customerRoutes } from "./customers.ts";
import { disputeRoutes } from "./disputes.ts";
import { API_VERSION, eventRoutes } from "./events.ts";
import { expanded } from "./expand.ts";
import { Fault } from "./faults.ts";
import { readForm } from "./form.ts";
import { fraudWarningRoutes } from "./fraud-warnings.ts";
import type { createIdempotency } from "./idempotency.ts";
import { invoiceRoutes } from "./invoice-routes.ts";
import { paymentIntentRoutes } from "./payment-intents.ts";
import { paymentMethodRoutes } from "./payment-methods.ts";
import { payoutRoutes } from "./payouts.ts";
import { portalRoutes } from "./portal-sessions.ts";
import { priceRoutes } from "./prices.ts";
import { refundRoutes } from "./refunds.ts";
import type { Route } from "./routes.ts";
import { setupIntentRoutes } from "./setup-intents.ts";
import { subscriptionRoutes } from "./subscription-routes.ts";
import { TROUBLE_BODIES, type Troubles } from "./troubles.ts";
import { newId, type World } from "./world.ts";

const ROUTES: Route[] = [
  ...balanceRoutes,
  ...chargeRoutes,
  ...checkoutSessionRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...fraudWarningRoutes,
  ...invoiceRoutes,
  ...paymentIntentRoutes,
  ...paymentMethodRoutes,
  ...payoutRoutes,
  ...portalRoutes,
  ...priceRoutes,
  ...refundRoutes,
  ...setupIntentRoutes,
  ...subscriptionRoutes,
];

/** One request as it came in. `request`: the id that the answer and the events that follow carry. */
export type Call = { id: string; key: string | null; method: string; path: string; sent: string };

type Desk = {
  world: World;
  troubles: Troubles;
  idempotency: ReturnType<typeof createIdempotency>;
  /** Runs the work of a call, so that its events name it. */
  within: <T>(call: Call, work: () => T) => T;
};

/** Answers a request to /v1/…: key, planned troubles, idempotency, the work, what is to be expanded. */
export function answerApi(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const { pathname, search } = new URL(request.url!, desk.world.url);
  const key = request.headers["idempotency-key"];
  const call: Call = {
    id: newId("req"),
    key: typeof key === "string" ? key : null,
    method: request.method!,
    path: pathname,
    sent: request.method === "POST" ? body : search.slice(1),
  };
  const trouble = desk.troubles.for(call.method, pathname);
  if (trouble === "hang") return;
  const answer =
    typeof trouble === "number"
      ? { status: trouble, body: { error: TROUBLE_BODIES[trouble] } }
      : answerTo(desk, call, request.headers.authorization ?? "");
  if (trouble === "drop") response.destroy();
  else send(response, call, answer);
}

type Answer = { status: number; body: object; replayed?: boolean };

function answerTo(desk: Desk, call: Call, authorization: string): Answer {
  try {
    checkKey(authorization);
    const request = `${call.method} ${call.path} ${call.sent}`;
    const before = call.key && call.method === "POST" ? desk.idempotency.find(call.key, request) : null;
    if (before) return { ...before, replayed: true };
    const answer = { status: 200, body: desk.within(call, () => work(desk.world, call)) };
    if (call.key) desk.idempotency.keep(call.key, request, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const answer = { status: error.status, body: error.body() };
    if (call.key) desk.idempotency.keep(call.key, `${call.method} ${call.path} ${call.sent}`, answer);
    return answer;
  }
}

function checkKey(authorization: string): void {
  if (/^Bearer (sk|rk)_test_\S+$/.test(authorization)) return;
  const message = authorization
    ? "Invalid API Key provided: this stand-in takes test keys (sk_test_…)."
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.";
  throw new Fault(401, { message });
}

function work(world: World, call: Call): object {
  const form = readForm(call.sent);
  for (const [method, pattern, answer] of ROUTES) {
    const path = method === call.method ? match(pattern, call.path) : null;
    if (path) return expanded(world, answer({ world, path, form }), form);
  }
  throw new Fault(404, { message: `Unrecognized request URL (${call.method}: ${call.path}).` });
}

/** What stands at the colons, or null when it is another path. */
function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [at, step] of wanted.entries()) {
    if (step.startsWith(":")) found[step.slice(1)] = decodeURIComponent(given[at]!);
    else if (step !== given[at]) return null;
  }
  return found;
}

function send(response: ServerResponse, call: Call, { status, body, replayed }: Answer): void {
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Request-Id": call.id,
    "Stripe-Version": API_VERSION,
    ...(call.key && { "Idempotency-Key": call.key }),
    ...(replayed && { "Idempotent-Replayed": "true" }),
  });
  response.end(JSON.stringify(body, null, 2));
}
