import { getSettings } from "#app/platform/settings.server.ts";
import { ensureFirstOwner } from "#app/staff/first-owner.server.ts";

/**
 * Sees to it that somebody can get into the panel: makes the owner that the settings name, or a one-time set-up
 * link. Returns how to log in, as a start prints it: a label and a line.
 */
export async function prepareFirstOwner(): Promise<[label: string, text: string]> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, APP_URL } = getSettings();
  const given = ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } : null;
  const owner = await ensureFirstOwner(given, { now: new Date() });
  switch (owner.kind) {
    case "link":
      return ["Become the owner:", `${APP_URL}/admin/set-up/${owner.token} (works once, for a day)`];
    case "created":
      return ["Log in as:", `${owner.email}, with ADMIN_PASSWORD`];
    case "exists":
      return ["Log in:", "with your address and password"];
  }
}
