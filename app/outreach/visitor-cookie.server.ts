import { parseCookie, stringifySetCookie } from "cookie";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import type { Visitor } from "./outreach-page.ts";

const name = "visitor";
const keptSeconds = 30 * 86_400;

/** `Set-Cookie` that lets this browser go on as this visitor for a month, on every page of calls and letters. */
export function visitorCookie(visitor: Visitor, now: Date): string {
  return setCookie(seal(visitor, name, keptSeconds, now), keptSeconds);
}

/** Whoever this browser has been before; null when it is nobody, or the cookie is forged or too old. */
export function readVisitor(cookies: string | null, now: Date): Visitor | null {
  const text = parseCookie(cookies ?? "")[name];
  return text ? unseal<Visitor>(name, text, now) : null;
}

/** Whose browser this is, if it has followed a link that we mailed to them; null: nobody has shown it. */
export function provenVisitor(cookies: string | null, now: Date): string | null {
  const visitor = readVisitor(cookies, now);
  return visitor?.isProved ? visitor.supporterId : null;
}

/** `Set-Cookie` that makes this browser nobody again. */
export function forgetVisitor(): string {
  return setCookie("", 0);
}

/** What this browser has shown or was caught at as the same person stays with it. */
export function asBefore(visitor: Visitor, before: Visitor | null): Visitor {
  if (before?.supporterId !== visitor.supporterId) return visitor;
  const reasons = [...new Set([...(visitor.reasons ?? []), ...(before.reasons ?? [])])];
  return {
    ...visitor,
    ...(before.isProved && { isProved: true }),
    ...(before.unheard && { unheard: before.unheard }),
    ...(reasons.length > 0 && { reasons }),
  };
}

function setCookie(value: string, maxAge: number): string {
  return stringifySetCookie(name, value, {
    path: "/",
    maxAge,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}
