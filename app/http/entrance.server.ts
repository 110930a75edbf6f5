import { data, redirect } from "@remix-run/node";
import { panelPath } from "./panel-path.ts";
import type { FormErrors, Typed } from "./read-panel-form.ts";
import { type Asked, findStaff } from "./require-staff.server.ts";
import { endTicketCookie, sessionCookie } from "./staff-cookies.server.ts";

/** What a form before the panel answers when it lets nobody in. */
export type EntranceReply = {
  errors: FormErrors;
  typed: Typed;
  /** Seconds until the next try; 0 when tries are not the trouble. */
  retryAfter: number;
  sent?: boolean;
};

/** 422 with the form as it was, or 429 with the seconds to wait. */
export function entranceRefusal({ errors = {}, typed = {}, retryAfter = 0 }: Partial<EntranceReply>) {
  const reply: EntranceReply = { errors, typed, retryAfter };
  return retryAfter > 0
    ? data(reply, { status: 429, headers: { "Retry-After": String(retryAfter) } })
    : data(reply, { status: 422 });
}

/** 303 into the panel with the session's cookie: a new one, so that a planted one is worth nothing. */
export function comeIn(token: string, to: string | null = null): Response {
  const headers = new Headers();
  headers.append("Set-Cookie", sessionCookie(token));
  headers.append("Set-Cookie", endTicketCookie());
  return redirect(panelPath(to), { status: 303, headers });
}

/** Sends whoever is signed in already on into the panel. */
export async function skipIfSignedIn(args: Asked): Promise<void> {
  if (await findStaff(args)) throw redirect(panelPath(new URL(args.request.url).searchParams.get("to")), 303);
}

/** Where a request comes from, as sessions want to know it. */
export function whenceOf({ context }: Asked) {
  const { address, userAgent } = context.visit;
  return { whence: { address, userAgent }, now: context.visit.now };
}
