/** What goes wrong with the next requests. `drop` does the work and says nothing; `hang` neither works nor answers. */
export type Trouble = {
  /** Begins like this; all paths when absent. */
  path?: string;
  method?: "GET" | "POST" | "DELETE";
  times?: number;
  how: 409 | 429 | 500 | 503 | "hang" | "drop";
};

export type Troubles = ReturnType<typeof createTroubles>;

export function createTroubles() {
  let planned: (Trouble & { times: number })[] = [];
  return {
    plan: (trouble: Trouble) => void planned.push({ times: 1, ...trouble }),
    clear() {
      planned = [];
    },
    /** What is planned for this request, if anything; it happens once less then. */
    for(method: string, path: string): Trouble["how"] | null {
      const trouble = planned.find(
        (each) =>
          each.times > 0 &&
          (each.method === undefined || each.method === method) &&
          path.startsWith(each.path ?? ""),
      );
      if (!trouble) return null;
      trouble.times -= 1;
      return trouble.how;
    },
  };
}

export const TROUBLE_BODIES: Record<number, object> = {
  409: {
    type: "invalid_request_error",
    code: "lock_timeout",
    message: "This object cannot be accessed right now because another request is accessing it. Try again.",
  },
  429: { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." },
  500: { type: "api_error", message: "An unknown error occurred." },
  503: { type: "api_error", message: "Stripe is not available at the moment." },
};
