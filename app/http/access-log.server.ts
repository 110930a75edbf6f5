import { LRUCache } from "lru-cache";
import type { Counter, Histogram } from "prom-client";
import { log, logLines, withoutPersonalData } from "#app/platform/log.server.ts";
import { requests } from "#app/platform/metrics.server.ts";
import type { Exchange } from "./exchange.server.ts";
import { loggedPath, routePattern } from "./route-pattern.ts";

const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

type Bound = Pick<Histogram.Internal<string>, "observe">;

// Looking a label set up costs more than counting; there are only so many sets.
const bound = new Map<string, Bound>();

function histogramFor(route: string, method: string, status: number): Bound {
  const key = `${route} ${method} ${status}`;
  let found = bound.get(key);
  if (!found) {
    found = requests.labels({ route, method, status: String(status) });
    bound.set(key, found);
  }
  return found;
}

/** The increments of one counter, with its label sets looked up once. */
export function countBy<Label extends string>(
  counter: Counter<Label>,
  label: Label,
): (value: string) => void {
  const known = new Map<string, Counter.Internal>();
  return (value) => {
    let found = known.get(value);
    if (!found) {
      found = counter.labels({ [label]: value } as Record<Label, string>);
      known.set(value, found);
    }
    found.inc();
  };
}

interface Place {
  route: string;
  /** Route and path as they stand in a line. */
  json: string;
}

// The same few paths come all day; what anybody may make up stays bounded.
const places = new LRUCache<string, Place>({ max: 2_000 });

function placeOf(pathname: string): Place {
  let place = places.get(pathname);
  if (!place) {
    const route = routePattern(pathname);
    const path = withoutPersonalData(loggedPath(pathname));
    place = { route, json: JSON.stringify({ route, path }).slice(1, -1) };
    places.set(pathname, place);
  }
  return place;
}

/**
 * Writes the one line a request leaves behind, and its time into the metrics. No query, no address, no
 * user agent, no secret out of a path. `gone`: the client left before it was answered.
 *
 * The line is put together by hand: it is the only one that is written thousands of times a second, and
 * nothing in it needs escaping but the path.
 */
export function recordExchange(exchange: Exchange, status: number, gone = false): void {
  const ms = performance.now() - exchange.startedAt;
  const { route, json } = placeOf(exchange.pathname);
  const { id } = exchange;
  const method = KNOWN_METHODS.has(exchange.method) ? exchange.method : "other";
  histogramFor(route, method, status).observe(ms / 1_000);
  if (!log.isLevelEnabled("info")) return;
  const time = new Date().toISOString();
  logLines.write(
    `{"level":"info","time":"${time}","pid":${process.pid},"id":"${id}","method":"${method}",${json},` +
      `"status":${status},"ms":${Math.round(ms * 10) / 10}${gone ? ',"gone":true' : ""},"msg":"request"}\n`,
  );
}
