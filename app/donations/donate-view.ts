import type { Language } from "#app/i18n/language.ts";
import type { AmountsVariant, GivingInterval } from "#app/platform/prisma/enums.ts";
import type { Headline } from "#app/ui/headline.ts";
import type { FundraisingState } from "./fundraising-page.ts";
import type { GiveReply } from "./give-from-form.server.ts";
import type { Currency } from "./money.ts";
import type { ProgressView } from "./progress-view.ts";
import type { RecentGiver } from "./recent-givers.server.ts";

/** What the form of a fundraising page needs to be drawn; safe to be kept for everybody. */
export type GiveFormProps = {
  currency: Currency;
  otherCurrencies: Currency[];
  /** As a form has them, and as people read them. */
  amounts: { value: string; text: string }[];
  /** The second set that is tried, and which of the two a fresh form shows; null: nothing is tried. */
  trial: { shown: AmountsVariant; amountsB: GiveFormProps["amounts"] } | null;
  /** Whether the amounts are those around what this giver gave last. */
  areAroundLast: boolean;
  least: string;
  most: string;
  interval: GivingInterval;
  monthly: boolean;
  asksEmployer: boolean;
  dedications: boolean;
  showsGivers: boolean;
  designations: string[];
  fee: { rate: string; fixed: string };
  consents: { purpose: string; text: string }[];
  formToken: string;
};

export type DonateView = {
  slug: string;
  state: FundraisingState;
  /** Whether gifts can be taken: not set up, held by the brake, with a test account, for real. */
  giving: "off" | "braked" | "test" | "on";
  headline: Headline;
  summary: string;
  appeal: string[];
  wordsIn: Language;
  /** Null: it shows no goal. */
  progress: ProgressView | null;
  givers: RecentGiver[];
  form: GiveFormProps;
};

/** What a posted form comes back with. */
export type DonateReply = Exclude<GiveReply, { kind: "checkout" } | { kind: "too-many" }>;
