import { LRUCache } from "lru-cache";
import type { Counter, Histogram } from "prom-client";
import { log, logLines, withoutPersonalData } from "#app/platform/log.server.ts";
import { requests } from "#app/platform/metrics.server.ts";
import type { Exchange } from "./exchange.server.ts";
import { loggedPath, routePattern } from "./route-pattern.ts";

const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

type Bound = Pick<Histogram.Internal<string>, "observe">;

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

/** What every answer of one kind at one place leaves behind alike. */
interface Kind {
  seconds: Bound;
  /** Method, route, path and status as they stand in a line. */
  json: string;
}

interface Place {
  route: string;
  /** Route and path as they stand in a line. */
  json: string;
  /** By status and method; there are only so many of either. */
  kinds: Map<number, Map<string, Kind>>;
}

// The same few paths come all day; what anybody may make up stays bounded.
const places = new LRUCache<string, Place>({ max: 2_000 });

function placeOf(pathname: string): Place {
  let place = places.get(pathname);
  if (!place) {
    const route = routePattern(pathname);
    const path = withoutPersonalData(loggedPath(pathname));
    place = { route, json: JSON.stringify({ route, path }).slice(1, -1), kinds: new Map() };
    places.set(pathname, place);
  }
  return place;
}

// Looking a label set up and putting strings together costs more than counting and writing do.
function kindOf({ route, json, kinds }: Place, given: string, status: number): Kind {
  const known = kinds.get(status)?.get(given);
  if (known) return known;
  const method = KNOWN_METHODS.has(given) ? given : "other";
  const kind: Kind = {
    seconds: requests.labels({ route, method, status: String(status) }),
    json: `"method":"${method}",${json},"status":${status}`,
  };
  if (!kinds.has(status)) kinds.set(status, new Map());
  if (method === given) kinds.get(status)!.set(given, kind);
  return kind;
}

let stampedAt = 0;
let stamp = "";

/** How a line begins: the same for all that are written within a millisecond. */
function beginning(): string {
  const now = Date.now();
  if (now !== stampedAt) {
    stampedAt = now;
    stamp = `{"level":"info","time":"${new Date(now).toISOString()}","pid":${process.pid},"id":"`;
  }
  return stamp;
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
  const { seconds, json } = kindOf(placeOf(exchange.pathname), exchange.method, status);
  seconds.observe(ms / 1_000);
  if (!log.isLevelEnabled("info")) return;
  // Whole numbers are written faster than fractions.
  const tenths = Math.round(ms * 10);
  const time = `${Math.trunc(tenths / 10)}.${tenths % 10}`;
  logLines.write(
    `${beginning()}${exchange.id}",${json},"ms":${time}${gone ? ',"gone":true' : ""},"msg":"request"}\n`,
  );
}
