import { parseCookie, stringifySetCookie } from "cookie";
import type { KeptAnswer } from "#app/officials/kept-answer.server.ts";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

/** What a signer was told about who represents them; kept in a sealed cookie of theirs, for as long as their thanks. */
export type Represented = {
  /** The signature it was told beside: another person may sign in the same browser. */
  shareCode: string;
  zip: string;
  answer: KeptAnswer;
};

const name = "represented";
const keptSeconds = 3_600;

/** `Set-Cookie` that keeps an answer, so that Back and a reload show it again without asking. */
export function representedCookie(represented: Represented, now: Date): string {
  return stringifySetCookie(name, seal(represented, name, keptSeconds, now), {
    path: "/",
    maxAge: keptSeconds,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL?.startsWith("https:") ?? false,
  });
}

/** What the signer of this signature was told in this browser; null: nothing, or the cookie is forged or too old. */
export function readRepresented(cookies: string | null, shareCode: string, now: Date): Represented | null {
  const text = parseCookie(cookies ?? "")[name];
  const represented = text ? unseal<Represented>(name, text, now) : null;
  return represented?.shareCode === shareCode ? represented : null;
}
