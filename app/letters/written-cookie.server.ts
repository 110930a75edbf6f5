import { parseCookie, stringifySetCookie } from "cookie";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

/**
 * What a browser remembers of the letters that were written in it, sealed: letters are shown to whoever wrote them here
 * and to nobody who only knows their writer's address.
 */
export type Written = {
  slug: string;
  givenName: string;
  email: string;
  letters: string[];
  /** Officials to whom this person had written from this page before. */
  repeated: string[];
};

const NAME = "letters";
const SECONDS = 86_400;

/** `Set-Cookie` of the letters that were just written. */
export function writtenCookie(written: Written, now: Date): string {
  return cookieFor(seal(written, NAME, SECONDS, now), SECONDS);
}

/** `Set-Cookie` that takes it away. */
export const forgetWritten = (): string => cookieFor("", 0);

/** What was written in this browser on this page lately; null: nothing. */
export function readWritten(cookieHeader: string | null, slug: string, now: Date): Written | null {
  const text = parseCookie(cookieHeader ?? "")[NAME];
  const written = text ? unseal<Written>(NAME, text, now) : null;
  return written?.slug === slug ? written : null;
}

function cookieFor(value: string, seconds: number): string {
  return stringifySetCookie(NAME, value, {
    path: "/",
    maxAge: seconds,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}
