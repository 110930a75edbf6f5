import { parseCookie, stringifySetCookie } from "cookie";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

const NAME = "gave";
const SECONDS = 86_400;

/**
 * `Set-Cookie` of the gift that was begun in a browser, sealed: how much it is, and its receipt, are shown there alone and not to
 * everybody who gets to know the address of the page after the payment.
 */
export function begunCookie(donationId: string, now: Date): string {
  return stringifySetCookie(NAME, seal({ donationId }, NAME, SECONDS, now), {
    path: "/",
    maxAge: SECONDS,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}

/** The gift that was begun in this browser last; null: none, or it is more than a day ago. */
export function readBegun(cookieHeader: string | null, now: Date): string | null {
  const text = parseCookie(cookieHeader ?? "")[NAME];
  return (text && unseal<{ donationId: string }>(NAME, text, now)?.donationId) || null;
}
