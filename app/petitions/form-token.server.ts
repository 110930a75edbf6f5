import { LRUCache } from "lru-cache";
import { seal, unseal } from "#app/platform/secrets.server.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";

const purpose = "sign-form";
/** A page may have lain in a cache for a while before it was looked at. */
const validSeconds = 24 * 3600 + 600;
/** Nobody fills in a form in less; a contract with plain HTML clients allows up to 3 seconds. */
const minimumMilliseconds = 2_000;

type Sealed = { petition: string; at: number; asked: [ConsentPurpose, string][] };

/**
 * The hidden field `form_token`: which petition's form was served, when, and which words its consent boxes
 * had, so that an answer is kept with the words that were read, even if they have been changed since.
 * Not single-use and nobody's own: pages are cached. Valid for a day.
 */
export function formToken(
  petition: { id: string; consents: { purpose: ConsentPurpose; wordingId: string }[] },
  now: Date,
): string {
  const asked = petition.consents.map(({ purpose, wordingId }) => [purpose, wordingId]);
  return seal({ petition: petition.id, at: now.getTime(), asked }, purpose, validSeconds, now);
}

export type ServedForm = {
  /** Posted sooner than a person can. */
  tooFast: boolean;
  /** The consents that were asked, with the ids of their words. */
  asked: { purpose: ConsentPurpose; wordingId: string }[];
};

// Everybody who was shown one kept page sends the same token back.
const opened = new LRUCache<string, Sealed>({ max: 500 });

function open(token: string, now: Date): Sealed | null {
  const known = opened.get(token);
  if (known && now.getTime() < known.at + validSeconds * 1_000) return known;
  const sealed = unseal<Sealed>(purpose, token, now);
  if (sealed) opened.set(token, sealed);
  return sealed;
}

/** Reads the field back; null when it is missing, forged, another petition's or older than a day. */
export function readFormToken(token: string | null, petitionId: string, now: Date): ServedForm | null {
  const sealed = token && token.length < 4_000 ? open(token, now) : null;
  if (!sealed || sealed.petition !== petitionId) return null;
  return {
    tooFast: now.getTime() - sealed.at < minimumMilliseconds,
    asked: sealed.asked.map(([purpose, wordingId]) => ({ purpose, wordingId })),
  };
}
