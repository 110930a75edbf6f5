import { parseCookie, stringifySetCookie } from "cookie";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import { getSettings } from "#app/platform/settings.server.ts";

const SESSION = "staff";
const TICKET = "staff-ticket";
const FLASH = "staff-flash";
const SESSION_SECONDS = 14 * 86_400;
const TICKET_SECONDS = 600;
const FLASH_SECONDS = 60;

function cookie(name: string, value: string, maxAge: number): string {
  return stringifySetCookie(name, value, {
    path: "/",
    maxAge,
    httpOnly: true,
    sameSite: "lax",
    secure: getSettings().APP_URL.startsWith("https:"),
  });
}

type Carrier = Pick<Request, "headers">;

function read(request: Carrier, name: string): string | null {
  return parseCookie(request.headers.get("Cookie") ?? "")[name] || null;
}

/** `Set-Cookie` of a browser that signed in. */
export const sessionCookie = (token: string) => cookie(SESSION, token, SESSION_SECONDS);
export const endSessionCookie = () => cookie(SESSION, "", 0);
export const readSessionCookie = (request: Carrier) => read(request, SESSION);

/** `Set-Cookie` between the two steps of signing in. */
export const ticketCookie = (ticket: string) => cookie(TICKET, ticket, TICKET_SECONDS);
export const endTicketCookie = () => cookie(TICKET, "", 0);
export const readTicketCookie = (request: Request) => read(request, TICKET);

/** What the next page says once: that something was done, and perhaps how to take it back. */
export type Flash = {
  text: string;
  tone?: "good" | "bad";
  /** A form of one button that takes it back. */
  undo?: { action: string; fields: Record<string, string | string[]> };
};

export const flashCookie = (flash: Flash) => cookie(FLASH, seal(flash, FLASH, FLASH_SECONDS), FLASH_SECONDS);
export const endFlashCookie = () => cookie(FLASH, "", 0);

/** The flash that came with a request; null when there is none, or it is not ours. */
export function readFlash(request: Request): Flash | null {
  const sealed = read(request, FLASH);
  return sealed === null ? null : unseal<Flash>(FLASH, sealed);
}
