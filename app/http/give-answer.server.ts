import { data, redirectDocument } from "@remix-run/node";
import { begunCookie } from "#app/donations/begun-cookie.server.ts";
import type { DonateReply } from "#app/donations/donate-view.ts";
import type { GiveReply } from "#app/donations/give-from-form.server.ts";
import { neverKept } from "./cache-headers.ts";

/** When it makes sense to try again while Stripe cannot be reached, in seconds. */
const AWAY_SECONDS = 30;

const statuses: Record<DonateReply["kind"], number> = {
  invalid: 422,
  "given-nearby": 422,
  unsure: 422,
  wait: 429,
  many: 429,
  braked: 422,
  away: 503,
  off: 422,
  gone: 410,
};

/** What a posted form of a fundraising page is answered with: 303 to the payment page, else the page with everything kept. */
export function giveAnswer(reply: GiveReply, now: Date) {
  if (reply.kind === "checkout") {
    const headers = { ...neverKept, "Set-Cookie": begunCookie(reply.donationId, now) };
    throw redirectDocument(reply.url, { status: 303, headers });
  }
  if (reply.kind === "too-many") {
    const headers = { "Retry-After": String(reply.retryAfter), ...neverKept };
    throw new Response(null, { status: 429, headers });
  }
  const headers = new Headers(neverKept);
  if (reply.kind === "away") headers.set("Retry-After", String(AWAY_SECONDS));
  if ("retryAfter" in reply) headers.set("Retry-After", String(reply.retryAfter));
  return data(reply, { status: statuses[reply.kind], headers });
}
