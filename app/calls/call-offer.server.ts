import { seal, unseal } from "#app/platform/secrets.server.ts";

const purpose = "call-offer";
const validSeconds = 24 * 3_600;

/** What a card is about: whom a page asked whom to call. */
export type Offer = { pageId: string; supporterId: string; officialId: string };

/** The hidden field `offer` of a card: whoever was asked to call somebody may tell of that call, though the measure moved meanwhile. */
export function sealOffer(offer: Offer, now: Date): string {
  return seal(offer, purpose, validSeconds, now);
}

/** Whether a form carries the card of this very call, of today. */
export function isOffered(text: string | null, offer: Offer, now: Date): boolean {
  const sealed = text && text.length < 2_000 ? unseal<Offer>(purpose, text, now) : null;
  return (
    sealed !== null &&
    sealed.pageId === offer.pageId &&
    sealed.supporterId === offer.supporterId &&
    sealed.officialId === offer.officialId
  );
}
