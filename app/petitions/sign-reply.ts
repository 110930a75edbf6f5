/** What a POST to a petition's page is answered with; the front door makes the response. */
export type SignReply =
  /** 303 to `location`; `cookie` is the value of the cookie `signed`. */
  | { kind: "signed"; location: string; cookie: string }
  /**
   * 422. `errors` maps a field's name, or "form", to error codes. `typed` keeps what was typed; several
   * values of one name (`partner_opt_in`) are joined by commas. `suggestion` is the address that a
   * mistyped mail domain was probably meant to be.
   */
  | {
      kind: "invalid";
      errors: Record<string, string[]>;
      typed: Record<string, string>;
      suggestion?: string;
    }
  | { kind: "gone" }
  | { kind: "not-found" }
  /** 429; `retryAfter` in seconds. */
  | { kind: "too-many"; retryAfter: number };
