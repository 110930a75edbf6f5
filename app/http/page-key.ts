import { isLookUpPage } from "./look-up-path.ts";
import { isPanelPath } from "./panel-path.ts";

/** Parameters that say where a visitor came from. No page looks different for them. */
const TRACKING = new Set([
  "s",
  "source",
  "ref",
  "referrer",
  "fbclid",
  "gclid",
  "dclid",
  "gbraid",
  "wbraid",
  "msclkid",
  "ttclid",
  "twclid",
  "yclid",
  "igshid",
  "mc_cid",
  "mc_eid",
  "_hsenc",
  "_hsmi",
  "mkt_tok",
]);

/** Tells whether a parameter says where a visitor came from. `k`, a sealed prefill, is not one. */
export function isTracking(name: string): boolean {
  return TRACKING.has(name) || name.startsWith("utm_");
}

/** Whether a member of staff asks for a page as it will be. Such a page is theirs alone. */
export function isPreview(search: string): boolean {
  return search.includes("preview") && new URLSearchParams(search).has("preview");
}

/** Pages that are always somebody's, or that change with every request. */
const PERSONAL =
  /^(?:\/es)?\/(?:confirm|unsubscribe|preferences|giving|go|api|hooks|language|healthz|readyz|metrics)(?:\/|$)|\/(?:thanks|check\.json)\/?$|\/campaigns\/[^/]+\/next\/?$/;

const VISITED = /^(?:\/es)?\/(?:calls|letters)\/[^/]+\/?$/;

/**
 * Tells whether a page is somebody's because their browser says who they are: a page of calls or letters goes on with whoever has
 * told it once. For everybody else it is kept like any other. `cookies` as sent.
 */
export function isVisited(pathname: string, cookies: string | undefined): boolean {
  return cookies !== undefined && /(?:^|;\s*)visitor=[^;]/.test(cookies) && VISITED.test(pathname);
}

/**
 * Under which name a page is kept, and at the same time the address it is rendered from: the path and
 * what is left of the query without tracking parameters, sorted. Null: never kept. `k` carries a sealed
 * prefill and makes the page somebody's.
 */
export function pageKey(pathname: string, search: string): string | null {
  if (PERSONAL.test(pathname) || isPanelPath(pathname)) return null;
  if (search === "") return pathname;
  const query = new URLSearchParams(search);
  if (query.has("k") || query.has("preview")) return null;
  for (const name of [...query.keys()]) {
    if (isTracking(name)) query.delete(name);
  }
  query.sort();
  const left = query.toString();
  // What somebody typed to find who represents them is theirs alone.
  if (left && isLookUpPage(pathname)) return null;
  return left ? `${pathname}?${left}` : pathname;
}
