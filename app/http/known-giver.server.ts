import { parseCookie } from "cookie";
import { readWritten } from "#app/letters/written-cookie.server.ts";
import { readVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { readThanksCookie } from "#app/petitions/thanks-view.server.ts";

/** What a browser has just told, by field of the form. */
export type KnownGiver = { given_name: string; family_name?: string; email: string };

/**
 * Who comes to a fundraising page from what they have just done, as their own browser keeps it: `from` is a petition's slug,
 * "calls/" or "letters/" before a page's slug. Null: nobody, or it is too long ago.
 */
export function knownGiver(cookies: string | null, from: string | null, now: Date): KnownGiver | null {
  if (from === null) return null;
  if (from.startsWith("calls/")) {
    const visitor = readVisitor(cookies, now);
    return visitor && named(visitor);
  }
  if (from.startsWith("letters/")) {
    const written = readWritten(cookies, from.slice("letters/".length), now);
    return written && named(written);
  }
  const signer = readThanksCookie(parseCookie(cookies ?? "").signed, from, now);
  return signer && named(signer);
}

const named = (who: { givenName: string; familyName?: string | null; email: string }): KnownGiver => ({
  given_name: who.givenName,
  ...(who.familyName && { family_name: who.familyName }),
  email: who.email,
});
