import { findToken } from "#app/supporters/access-tokens.server.ts";
import { findSupporter } from "#app/supporters/find-supporter.server.ts";

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
  return { name: details.givenName, typed: Object.fromEntries(typed) };
}
