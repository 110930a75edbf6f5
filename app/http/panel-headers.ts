import type { HeadersFunction } from "@remix-run/node";

/** Hands on what an action says about trying again: the headers of a page do not come from its action otherwise. */
export const panelHeaders: HeadersFunction = ({ actionHeaders }) => {
  const retryAfter = actionHeaders.get("Retry-After");
  return new Headers(retryAfter ? { "Retry-After": retryAfter } : {});
};
