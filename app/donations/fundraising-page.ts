import type { CampaignPage } from "#app/campaigns/campaign.ts";
import type { Language } from "#app/i18n/language.ts";
import type { GivingInterval } from "#app/platform/prisma/enums.ts";
import type { ConsentPurpose } from "#app/supporters/record-consents.server.ts";
import type { Offer } from "./offers.ts";

export type FundraisingState = "open" | "closed" | "paused" | "won" | "lost" | "archived";

/** Everything that a fundraising page needs, except what changes with whoever comes. */
export type FundraisingPage = {
  id: string;
  slug: string;
  state: FundraisingState;
  /** The language its words are in: not always the one asked for. */
  language: Language;
  /** "/" forces a line break. */
  title: string;
  summary: string;
  appeal: string[];
  designations: string[];
  shareText: string;
  thanks: string;
  /** By currency, the first of them first. */
  offers: Offer[];
  /** What is chosen beforehand. */
  interval: GivingInterval;
  monthly: boolean;
  asksEmployer: boolean;
  /** Whether a gift may be dedicated to somebody. */
  dedications: boolean;
  /** Whether its latest givers are shown who want to be, and givers are asked whether they want to. */
  showsGivers: boolean;
  /** What it wants to raise, in minor units of its first currency; null: it shows no goal. */
  goalMinor: number | null;
  /** Consent boxes of the form, in its order. */
  consents: { purpose: ConsentPurpose; text: string; wordingId: string }[];
  campaign: CampaignPage;
};
