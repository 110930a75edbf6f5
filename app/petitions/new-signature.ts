import type { Language } from "#app/i18n/language.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";

/** An answer to one consent box, with the words it answers. */
export type GivenConsent = {
  id: string;
  purpose: ConsentPurpose;
  granted: boolean;
  wordingId: string;
  /** Path of the page where it was asked. */
  page: string;
};

/** Everything a signature is made of, checked and ready to be written. Ids are UUIDs made by the caller. */
export type NewSignature = {
  id: string;
  /** The id this person gets if the address is not known yet. */
  supporterId: string;
  petitionId: string;
  /** `counted` at once, or `pending` until confirmed, or held for `review`. */
  status: "counted" | "pending" | "review";
  email: string;
  emailCanonical: string;
  givenName: string;
  familyName: string | null;
  phone: string | null;
  streetAddress: string | null;
  locality: string | null;
  region: string | null;
  /** As the person's address has it. */
  postalCode: string | null;
  /** As signatures are counted: of ZIP+4 only the ZIP. */
  countedPostalCode: string | null;
  country: string;
  countyFips: string | null;
  comment: string | null;
  public: boolean;
  language: Language;
  source: string | null;
  referrer: string | null;
  utm: Record<string, string> | null;
  shareCode: string;
  /** The code of the personal link that brought this signer. */
  sharedCode: string | null;
  /** Codes of the abuse checks that caught it, without spaces. */
  reasons: string[];
  addressHash: Buffer | null;
  networkHash: Buffer | null;
  signedAt: Date;
  consents: GivenConsent[];
};
