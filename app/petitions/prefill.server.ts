import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { findToken } from "#app/supporters/access-tokens.server.ts";
import { findSupporter } from "#app/supporters/find-supporter.server.ts";
import type { PetitionPage } from "./petition-queries.server.ts";

/** `typed` also holds the token, as `k`: the form carries it, and the address of the page forgets it. */
export type Prefill = { name: string; typed: Record<string, string> };

/**
 * What to fill a petition's form in with, for a supporter who came from a mail. The token is bound to this
 * one petition and expires; null when it is anything else, and the form is simply empty then.
 * Consents are not filled in: they are asked each time.
 */
export async function findPrefill(token: string, petitionId: string, now: Date): Promise<Prefill | null> {
  const found = await findToken(token, "prefill", now);
  if (!found || found.expired || found.subjectId !== petitionId) return null;
  const supporter = await findSupporter(found.supporterId);
  if (!supporter) return null;
  const { email, details } = supporter;
  const known = {
    given_name: details.givenName,
    family_name: details.familyName,
    email,
    phone: details.phone,
    street_address: details.streetAddress,
    locality: details.locality,
    region: details.region,
    postal_code: details.postalCode,
    country: details.country,
  };
  const typed = Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return { name: details.givenName, typed: { ...Object.fromEntries(typed), k: token } };
}

/**
 * Whether a form that is posted was opened by a link in a mail to the very address it is signed with, on a petition that
 * takes that for a confirmation.
 */
export async function isFromTheirMail(
  fields: URLSearchParams,
  { petition, email, now }: { petition: Pick<PetitionPage, "id" | "oneTap">; email: string; now: Date },
): Promise<boolean> {
  const token = fields.get("k");
  if (!petition.oneTap || !token) return false;
  const known = await findPrefill(token, petition.id, now);
  return known !== null && canonicalEmail(known.typed.email!) === canonicalEmail(email);
}
