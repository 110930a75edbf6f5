import { stringifySetCookie } from "cookie";
import { getSettings } from "#app/platform/settings.server.ts";

const keptSeconds = 3_600;

/** `Set-Cookie` of the cookie that the thanks page reads; `value` is sealed. */
export function signedCookie(value: string): string {
  return cookieFor(value, keptSeconds);
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
