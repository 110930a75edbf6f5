import { parseCookie } from "cookie";
import { giverOfLink } from "#app/donations/give-link.server.ts";
import { leftGift } from "#app/donations/left-gift.server.ts";
import { readWritten } from "#app/letters/written-cookie.server.ts";
import { readVisitor } from "#app/outreach/visitor-cookie.server.ts";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { signerOf } from "#app/petitions/signer-of.server.ts";
import { readThanksCookie } from "#app/petitions/thanks-view.server.ts";

export type KnownGiver = {
  /** Of the form, by field. */
  typed: Record<string, string>;
  /** Whose past gifts may be spoken of: only of whoever came by a link that was mailed to them. Null: nobody's. */
  supporterId: string | null;
};

type Coming = { pageId: string; cookies: string | null; query: URLSearchParams; now: Date };

/**
 * Who comes to a fundraising page: by the sealed link `k`, back from the payment page with `donation`, or from what they have just done, as their own browser keeps it;
 * `from` is a petition's slug, "calls/" or "letters/" before a page's slug. An address that was only typed into a form is filled
 * in and proves nothing. Null: nobody, or it is too long ago.
 */
export async function knownGiver({ pageId, cookies, query, now }: Coming): Promise<KnownGiver | null> {
  const linked = await giverOfLink(query.get("k"), pageId, now);
  if (linked) return linked;
  const left = await leftGift(query.get("donation"), pageId, now);
  if (left) return { typed: left, supporterId: null };
  const from = query.get("from");
  if (from === null) return null;
  if (from.includes("/")) return reached(from, cookies, now);
  return signed(from, cookies, now);
}

/** Somebody who has signed: once they have confirmed by the mailed link, as their signature knows them. */
async function signed(slug: string, cookies: string | null, now: Date): Promise<KnownGiver | null> {
  const cookie = readThanksCookie(parseCookie(cookies ?? "").signed, slug, now);
  if (!cookie) return null;
  if (!cookie.confirmed) return { typed: named(cookie), supporterId: null };
  const petition = await findPetition(slug, "en");
  const signer = petition && (await signerOf(petition.id, cookie.shareCode));
  if (!signer) return { typed: named(cookie), supporterId: null };
  const { supporterId, postalCode } = signer;
  return { typed: { ...named(signer), ...(postalCode && { postal_code: postalCode }) }, supporterId };
}

/** Somebody who has called or written. */
function reached(from: string, cookies: string | null, now: Date): KnownGiver | null {
  const visitor = readVisitor(cookies, now);
  const written = from.startsWith("letters/")
    ? readWritten(cookies, from.slice("letters/".length), now)
    : null;
  const who = from.startsWith("calls/") ? visitor : written;
  if (!who) return null;
  const isProved = visitor?.isProved === true && visitor.email === who.email;
  return { typed: named(who), supporterId: isProved ? visitor.supporterId : null };
}

const named = (who: { givenName: string; familyName?: string | null; email: string }) => ({
  given_name: who.givenName,
  ...(who.familyName && { family_name: who.familyName }),
  email: who.email,
});
