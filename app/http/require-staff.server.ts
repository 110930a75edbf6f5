import { type AppLoadContext, redirect } from "@remix-run/node";
import { isLanguage, type Language } from "#app/i18n/language.ts";
import type { StaffActor } from "#app/staff/actor.ts";
import { can, type Permission } from "#app/staff/permissions.ts";
import { findActor } from "#app/staff/sessions.server.ts";
import { forbidden } from "./refusals.ts";
import { endSessionCookie, type Flash, flashCookie, readSessionCookie } from "./staff-cookies.server.ts";

/** What every loader and action is handed. */
export type Asked = { request: Request; context: AppLoadContext };

type Found = Awaited<ReturnType<typeof findActor>>;

// The loaders of one page run beside each other and ask once.
const asked = new WeakMap<AppLoadContext, Promise<Found>>();

/** Who is signed in with this browser; null when nobody is. */
export function findStaff({ request, context }: Asked): Promise<Found> {
  let found = asked.get(context);
  if (!found) {
    const token = readSessionCookie(request);
    const { address, userAgent, now } = context.visit;
    found = token ? findActor(token, { address, userAgent }, { now }) : Promise.resolve(null);
    asked.set(context, found);
  }
  return found;
}

export const SIGN_IN = "/admin/sign-in";
export const TWO_FACTOR = "/admin/account/two-factor";

/**
 * The member of staff who asks, if they may do this, to this campaign if one is named. The first line of every
 * loader and action of the panel.
 * Throws: 303 to the sign-in page without a session, 303 to the set-up of two-factor sign-in where the rules ask
 * for it first, 403 where the role does not allow it.
 */
export async function requireStaff(
  args: Asked,
  permission: Permission,
  campaignId?: string | null,
  { evenWithoutTwoFactor = false }: { evenWithoutTwoFactor?: boolean } = {},
): Promise<StaffActor> {
  const found = await findStaff(args);
  if (!found) throw toSignIn(args.request);
  if (found.owesTwoFactor && !evenWithoutTwoFactor) throw redirect(TWO_FACTOR, 303);
  if (!can(found.actor, permission, campaignId)) throw forbidden(permission);
  return found.actor;
}

/** Sends a browser to the sign-in page, and from there back to the page it wanted to see. */
export function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.method === "GET" ? request.url : pageOf(request));
  const wanted = pathname !== "/admin" ? pathname + search : null;
  const to = wanted ? `${SIGN_IN}?to=${encodeURIComponent(wanted)}` : SIGN_IN;
  const headers = readSessionCookie(request) ? { "Set-Cookie": endSessionCookie() } : undefined;
  return redirect(to, { status: 303, ...(headers && { headers }) });
}

/** The page of the panel that a form was posted from; the panel's first page where the browser does not say. */
function pageOf(request: Request): URL {
  const referrer = request.headers.get("Referer") ?? "";
  const page = URL.canParse(referrer) ? new URL(referrer) : null;
  return page?.pathname.startsWith("/admin/") ? page : new URL("/admin", request.url);
}

/** 303 to a page of the panel that says what was done. */
export function done(to: string, flash: Flash): Response {
  return redirect(to, { status: 303, headers: { "Set-Cookie": flashCookie(flash) } });
}

/** What a verb is told besides its input. */
export function deed(actor: StaffActor, { context }: Asked): { actor: StaffActor; now: Date } {
  return { actor, now: context.visit.now };
}

/** The language of a page that nobody is signed in on: the address, the language cookie, the browser's wish. */
export function entranceLanguage(request: Request): Language {
  const wished = new URL(request.url).searchParams.get("lang");
  if (isLanguage(wished)) return wished;
  const kept = /(?:^|;\s*)lang=(\w+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  if (isLanguage(kept)) return kept;
  const accepted = (request.headers.get("Accept-Language") ?? "").toLowerCase().match(/\b(?:en|es)\b/);
  return accepted?.[0] === "es" ? "es" : "en";
}
