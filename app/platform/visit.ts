/** What a domain may know about the request it serves. */
export interface Visit {
  /** The visitor's network address, IPv6 in its shortest form. Never logged, never stored as it is. */
  address: string;
  userAgent: string;
  language: "en" | "es";
  /** Path as requested, with its language prefix, without query. */
  path: string;
  query: URLSearchParams;
  now: Date;
  /** Names the request in logs and in the `x-request-id` header. */
  requestId: string;
}
