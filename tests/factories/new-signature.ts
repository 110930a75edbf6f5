import { randomUUID } from "node:crypto";
import { v7 as newId } from "uuid";
import { canonicalEmail } from "#app/mail/canonical-email.ts";
import type { NewSignature } from "#app/petitions/new-signature.ts";

let made = 0;

/** A signature that may be written: somebody new in Los Angeles, counted at once, unless told otherwise. */
export function newSignature(petitionId: string, change: Partial<NewSignature> = {}): NewSignature {
  const email = change.email ?? `signer-${++made}@example.org`;
  return {
    id: newId(),
    supporterId: newId(),
    petitionId,
    status: "counted",
    email,
    emailCanonical: canonicalEmail(email)!,
    givenName: "Ana",
    familyName: "Rivera",
    phone: null,
    streetAddress: null,
    locality: null,
    region: "CA",
    postalCode: "90012",
    countedPostalCode: "90012",
    country: "US",
    countyFips: "06037",
    comment: null,
    public: true,
    language: "en",
    source: null,
    referrer: null,
    utm: null,
    shareCode: randomUUID().replaceAll("-", "").slice(0, 10),
    sharedCode: null,
    reasons: [],
    addressHash: null,
    networkHash: null,
    signedAt: new Date("2013-01-10T18:00:00Z"),
    consents: [],
    ...change,
  };
}
