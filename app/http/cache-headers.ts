import type { HeadersFunction } from "@remix-run/node";

const PUBLIC = "public, max-age=1, stale-while-revalidate=1, stale-if-error=600";

/** A thrown 404 or 410 is answered with the page's layout, but must not be kept. */
function unlessFailed(headers: Record<string, string>): HeadersFunction {
  return ({ errorHeaders }) => (errorHeaders ? { "Cache-Control": "no-store" } : headers);
}

/**
 * Headers of a page that is the same for everybody: the front door keeps it for one second.
 * Its loaders read no cookie, no address and no tracking parameter.
 */
export function publicPage(): HeadersFunction {
  return unlessFailed({ "Cache-Control": PUBLIC });
}

/** Headers of a page that is somebody's: never kept by anyone. */
export function privatePage(): HeadersFunction {
  return () => ({ "Cache-Control": "private, no-store" });
}

/** What a loader says of an answer that is somebody's, on a page that is everybody's until it is asked something. */
export const neverKept = { "Cache-Control": "private, no-store" } as const;

/** Headers of such a page: its loader says `neverKept` where it was asked. */
export function askedPage(): HeadersFunction {
  return ({ errorHeaders, loaderHeaders }) => ({
    "Cache-Control": errorHeaders ? "no-store" : (loaderHeaders.get("Cache-Control") ?? PUBLIC),
  });
}

/**
 * Headers of such a page where a cookie says whose it is, and a form may be answered on it: what is everybody's is kept for those
 * alone who bring no cookie.
 */
export function visitedPage(): HeadersFunction {
  return ({ errorHeaders, actionHeaders, loaderHeaders }) => {
    if (errorHeaders) return { "Cache-Control": "no-store" };
    const own = actionHeaders.get("Cache-Control") ?? loaderHeaders.get("Cache-Control");
    const wait = actionHeaders.get("Retry-After");
    return {
      "Cache-Control": own ?? PUBLIC,
      ...(own ? {} : { Vary: "Cookie" }),
      ...(wait && { "Retry-After": wait }),
    };
  };
}

/** The same promise as `publicPage()`, for JSON, feeds and other resources. */
export const publicResource = { "Cache-Control": PUBLIC } as const;
