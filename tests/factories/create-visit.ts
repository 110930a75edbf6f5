import type { Visit } from "#app/platform/visit.ts";

let made = 0;

/** A request from an address of its own, so that tests do not meet each other's limits. */
export function createVisit(change: Partial<Visit> = {}): Visit {
  made += 1;
  return {
    address: `10.${(made >> 8) & 255}.${made & 255}.7`,
    userAgent: "test",
    language: "en",
    path: "/petitions/x",
    query: new URLSearchParams(),
    now: new Date("2013-01-10T18:00:00Z"),
    requestId: `request-${made}`,
    ...change,
  };
}
