import { LRUCache } from "lru-cache";
import type { Counter, Histogram } from "prom-client";
import { log } from "#app/platform/log.server.ts";
import { requests } from "#app/platform/metrics.server.ts";
import type { Exchange } from "./exchange.server.ts";
import { loggedPath, routePattern } from "./route-pattern.ts";

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

// The same few paths come all day; what anybody may make up stays bounded.
const places = new LRUCache<string, { route: string; path: string }>({ max: 2_000 });

function placeOf(pathname: string): { route: string; path: string } {
  let place = places.get(pathname);
  if (!place) {
    place = { route: routePattern(pathname), path: loggedPath(pathname) };
    places.set(pathname, place);
  }
  return place;
}

/**
 * Writes the one line a request leaves behind, and its time into the metrics. No query, no address, no
 * user agent, no secret out of a path. `gone`: the client left before it was answered.
 */
export function recordExchange(exchange: Exchange, status: number, gone = false): void {
  const { method, id } = exchange;
  const ms = performance.now() - exchange.startedAt;
  const { route, path } = placeOf(exchange.pathname);
  histogramFor(route, method, status).observe(ms / 1_000);
  if (!log.isLevelEnabled("info")) return;
  const line = { id, method, route, path, status, ms: Math.round(ms * 10) / 10 };
  log.info(gone ? { ...line, gone } : line, "request");
}
