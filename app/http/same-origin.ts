import type { IncomingHttpHeaders } from "node:http";

/** Here the secret in the path is the permission; a mail provider posts to them from its own servers. */
const TOKEN_PAGE = /^(?:\/es)?\/(?:confirm|unsubscribe|preferences|giving|go)\/[^/]+/;
/** What is posted here is signed by whoever posts it. */
const HOOKS = /^\/hooks\//;

/**
 * Tells whether an unsafe request may come from where it says it comes from. Browsers say it in
 * `Sec-Fetch-Site`, older ones in `Origin`; a client that sends neither is no browser and carries nobody's
 * cookies. `Origin: null` (a page under `no-referrer`, a sandbox) is believed only beside a
 * `Sec-Fetch-Site` that says "same-origin".
 * `appOrigin`: the public origin, such as "https://example.org".
 */
export function maySubmit(headers: IncomingHttpHeaders, pathname: string, appOrigin: string): boolean {
  if (TOKEN_PAGE.test(pathname) || isHook(pathname)) return true;
  const { origin, host } = headers;
  const site = headers["sec-fetch-site"];
  if (site === "same-origin" || site === "none") return true;
  if (origin === undefined) return site === undefined;
  return isOwnOrigin(origin, host, appOrigin);
}

/**
 * Tells whether an origin, such as "https://example.org", is this site's. Somebody who tries it out on this
 * machine may say 127.0.0.1 where APP_URL says localhost.
 */
export function isOwnOrigin(origin: string, host: string | undefined, appOrigin: string): boolean {
  return origin === appOrigin || (host !== undefined && origin === `http://${host}` && isLoopback(host));
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}

/** Tells whether machines post here, in a form of their own. */
export const isHook = (pathname: string): boolean => HOOKS.test(pathname);

/** Tells whether a path carries a secret: it must not reach logs or other sites' referrers. */
export function isTokenPage(pathname: string): boolean {
  return TOKEN_PAGE.test(pathname);
}
