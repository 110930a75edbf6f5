import { stringifySetCookie } from "cookie";
import { getSettings } from "#app/platform/settings.server.ts";

const keptSeconds = 3_600;

// The same for everybody; a sealed value is in base64url and needs no escaping.
let afterValue: string | undefined;

/** `Set-Cookie` of the cookie that the thanks page reads; `value` is sealed. */
export function signedCookie(value: string): string {
  afterValue ??= cookieFor("", keptSeconds).slice("signed=".length);
  return `signed=${value}${afterValue}`;
}

/** `Set-Cookie` that takes that cookie away: its name and address are somebody's who has been erased. */
export function forgetSignedCookie(): string {
  return cookieFor("", 0);
}

function cookieFor(value: string, seconds: number): string {
  return stringifySetCookie("signed", value, {
    path: "/",
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}
