import type { Language } from "#app/i18n/language.ts";
import type { StoredPicture } from "#app/media/picture.ts";

export type DeliveryWords = { by: string; to: string; answer: string };

/** A delivery as the panel changes it. */
export type DeliveryRecord = {
  petitionId: string;
  /** The office whose constituents' signatures they were; null: everybody's. */
  officeId: string | null;
  /** Day, "2013-01-14". */
  deliveredOn: string;
  signatures: number;
  shown: boolean;
  words: Record<Language, DeliveryWords | null>;
  pictures: StoredPicture[];
};

export type Delivery = DeliveryRecord & { id: string; petition: string };

/** A delivery as the campaign's page shows it. */
export type ShownDelivery = DeliveryWords & {
  id: string;
  deliveredOn: string;
  signatures: number;
  /** The language its words are in: not always the one asked for. */
  language: Language;
  petition: { slug: string; title: string };
  pictures: StoredPicture[];
};

/** Pictures of one delivery. */
export const MOST_PICTURES = 3;
