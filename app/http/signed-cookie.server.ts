import { stringifySetCookie } from "cookie";
import { getSettings } from "#app/platform/settings.server.ts";

const seconds = 3_600;

/** `Set-Cookie` of the cookie that the thanks page reads; `value` is sealed. */
export function signedCookie(value: string): string {
  return stringifySetCookie("signed", value, {
    path: "/",
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}
