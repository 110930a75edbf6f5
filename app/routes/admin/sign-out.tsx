import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findStaff, SIGN_IN } from "#app/http/require-staff.server.ts";
import { endSessionCookie } from "#app/http/staff-cookies.server.ts";
import { closeSession } from "#app/staff/sessions.server.ts";

// GET /admin/sign-out: a link signs nobody out
export function loader() {
  return redirect("/admin", 303);
}

// POST /admin/sign-out
export async function action(args: ActionFunctionArgs) {
  const found = await findStaff(args);
  if (found) await closeSession(found.actor.sessionId);
  return redirect(SIGN_IN, { status: 303, headers: { "Set-Cookie": endSessionCookie() } });
}
