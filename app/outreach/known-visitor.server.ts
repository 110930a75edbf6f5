import { isHomeKnown } from "./find-home.server.ts";
import type { OutreachPage, Visitor } from "./outreach-page.ts";
import { readVisitor } from "./visitor-cookie.server.ts";

/** Whoever this browser has been before, as long as they have told all that the page has to know; else null. */
export async function knownVisitor(
  page: OutreachPage,
  cookies: string | null,
  now: Date,
): Promise<Visitor | null> {
  const visitor = readVisitor(cookies, now);
  return visitor && (await isHomeKnown(page, visitor)) ? visitor : null;
}
