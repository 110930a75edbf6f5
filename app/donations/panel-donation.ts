import type { Language } from "#app/i18n/language.ts";
import {
  AmountsVariant,
  type CommentStatus,
  type DedicationKind,
  DonationStatus,
  GivingInterval,
  type OfflineWay,
  type PlanStatus,
  type RefundStatus,
} from "#app/platform/prisma/enums.ts";
import type { Currency } from "./money.ts";

/** What a list of gifts may be narrowed to by what became of them: where the payment stands, or what came after it. */
export const giftStates = [...Object.values(DonationStatus), "refunded", "disputed", "comment"] as const;
export type GiftState = (typeof giftStates)[number];

export const amountsVariants = Object.values(AmountsVariant);

export const givingIntervals = Object.values(GivingInterval);

/** What a list of gifts is narrowed to; null: everything. */
export type DonationFilter = {
  /** Of the giver's name or mail address, each from its beginning. */
  words: string;
  state: GiftState | null;
  interval: GivingInterval | null;
  campaign: string | null;
  page: string | null;
  /** Which of two sets of amounts was shown. */
  variant: AmountsVariant | null;
  /** Days of the organization ("2026-03-09") on which they were begun, both included. */
  from: string | null;
  until: string | null;
  currency: Currency | null;
  /** Amounts as a form has them ("25.50"), of `currency`, without which they say nothing; both included. */
  least: string | null;
  most: string | null;
  /** Word for word, as the link had it. */
  source: string | null;
};

/** A list that is narrowed to nothing. */
export const everyGift: DonationFilter = {
  words: "",
  state: null,
  interval: null,
  campaign: null,
  page: null,
  variant: null,
  from: null,
  until: null,
  currency: null,
  least: null,
  most: null,
  source: null,
};

/** Who asks: gifts to other campaigns are neither shown nor counted. */
export type GiftScope = {
  /** Ids of the campaigns somebody is restricted to; null: all. */
  campaigns: readonly string[] | null;
  /** Whether they see more than names: without it a search finds names alone. */
  personal: boolean;
};

/** A gift in a list. Amounts in minor units, instants in ISO 8601; what the asker may not see is null. */
export type DonationLine = {
  id: string;
  giver: string;
  email: string | null;
  status: DonationStatus;
  currency: Currency;
  amountMinor: number;
  refundedMinor: number;
  isMonthly: boolean;
  isDisputed: boolean;
  page: string;
  startedAt: string;
};

/** Everything of one gift, as staff see it. */
export type PanelDonation = Omit<DonationLine, "isMonthly"> & {
  supporterId: string;
  campaign: { id: string; name: string };
  pageId: string;
  plan: { status: PlanStatus; amountMinor: number; startedAt: string; endedAt: string | null } | null;
  coveredMinor: number;
  /** What Stripe kept, in the currency that the account is paid out in; null until it tells. */
  fee: { amountMinor: number; currency: Currency } | null;
  /** What could still be given back. */
  leftMinor: number;
  /** The giver's, as they gave. */
  language: Language;
  /** "2026-0001" */
  receipt: string | null;
  designation: string | null;
  comment: string | null;
  commentStatus: CommentStatus;
  variant: AmountsVariant | null;
  /** In whose honor or memory, and who is told of it; addresses and words only for those who may see them. */
  dedication: { kind: DedicationKind; name: string; told: string | null; message: string | null } | null;
  isPublic: boolean;
  /** Whether its page shows givers now. */
  showsGivers: boolean;
  employer: string | null;
  occupation: string | null;
  source: string | null;
  /** What abuse checks found. */
  reasons: string[];
  /** Why it was refused, in Stripe's word. */
  refusal: string | null;
  paidAt: string | null;
  /** How it came, where staff recorded it. */
  offline: { way: OfflineWay; reference: string | null; note: string | null } | null;
  /** When and why it was taken back. */
  voided: { at: string; reason: string } | null;
  refunds: { id: string; status: RefundStatus; amountMinor: number; at: string }[];
  disputes: { id: string; status: string; reason: string; amountMinor: number; at: string }[];
  /** Stripe's own names, as its dashboard finds them. */
  stripe: { key: "payment" | "charge" | "session" | "invoice" | "subscription" | "customer"; id: string }[];
};
