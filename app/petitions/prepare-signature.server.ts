import { v7 as newId } from "uuid";
import { placeOfZip } from "#app/geography/places.server.ts";
import { countedPostalCode } from "#app/geography/postal-code.ts";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { Visit } from "#app/platform/visit.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";
import { attributionOf } from "./attribution.ts";
import { hashNetwork } from "./network-hash.server.ts";
import { newShareCode } from "./new-share-code.server.ts";
import type { GivenConsent, NewSignature } from "./new-signature.ts";
import type { PetitionPage } from "./petition-queries.server.ts";
import type { SignInput } from "./sign-form.ts";

type Asked = { purpose: ConsentPurpose; wordingId: string }[];

/** The answer to each box that the served form had. A box for text messages without a number asked nothing. */
function answers(input: SignInput, asked: Asked, page: string): GivenConsent[] {
  const granted = (purpose: ConsentPurpose) => {
    if (purpose === "email") return input.emailOptIn;
    return purpose === "sms"
      ? input.smsOptIn
      : input.partnerOptIns.includes(purpose.slice("partner:".length));
  };
  return asked
    .filter(({ purpose }) => purpose !== "sms" || input.phone !== null)
    .map(({ purpose, wordingId }) => ({ id: newId(), purpose, wordingId, granted: granted(purpose), page }));
}

/** Where a signature counts: a known ZIP code settles state and county, whatever else was typed. */
function placeOf({ country, postalCode, region }: SignInput) {
  const counted = postalCode && countedPostalCode(country, postalCode);
  const zip = country === "US" && counted ? placeOfZip(counted) : null;
  return {
    countedPostalCode: counted,
    region: zip?.state ?? region,
    countyFips: zip?.countyFips ?? null,
  };
}

/**
 * Puts together everything that a signature is, out of a form that passed all checks.
 *
 * Status: a petition that asks for confirmation makes it `pending`, with its reasons, which are looked at
 * when it is confirmed; otherwise it is `counted`, or held for `review` when there are reasons.
 */
export async function prepareSignature({
  petition,
  input,
  asked,
  reasons,
  visit,
}: {
  petition: PetitionPage;
  input: SignInput;
  asked: Asked;
  reasons: string[];
  visit: Visit;
}): Promise<NewSignature> {
  const atOnce = reasons.length === 0 ? "counted" : "review";
  const place = placeOf(input);
  const { source, referrer, utm, sharedCode } = attributionOf(input, visit.query);
  const { addressHash, networkHash } = await hashNetwork(visit.address, visit.now);
  // Named one by one: put together by spreading, an object of this size costs more than writing it does.
  return {
    id: newId(),
    supporterId: newId(),
    petitionId: petition.id,
    status: petition.confirmation === "email" ? "pending" : atOnce,
    email: input.email,
    // The schema has refused what has no canonical form.
    emailCanonical: canonicalEmail(input.email)!,
    givenName: input.givenName,
    familyName: input.familyName,
    phone: input.phone,
    streetAddress: input.streetAddress,
    locality: input.locality,
    region: place.region,
    postalCode: input.postalCode,
    countedPostalCode: place.countedPostalCode,
    country: input.country,
    countyFips: place.countyFips,
    comment: input.comment,
    public: input.public,
    language: visit.language,
    source,
    referrer,
    utm,
    shareCode: newShareCode(),
    sharedCode,
    reasons,
    addressHash,
    networkHash,
    signedAt: visit.now,
    consents: answers(input, asked, visit.path),
  };
}
