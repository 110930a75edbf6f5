import type { PlanStatus } from "#app/platform/prisma/enums.ts";
import type { Currency } from "./money.ts";

/** What a list of monthly givers is narrowed to: plans that were never paid are in none of them. */
export const planStates = ["active", "past_due", "paused", "cancelled"] as const satisfies PlanStatus[];

export type PlanFilter = {
  /** Of the giver's name or mail address, each from its beginning. */
  words: string;
  state: (typeof planStates)[number] | null;
};

/** A monthly giver in a list. Amounts in minor units, instants in ISO 8601; what the asker may not see is null. */
export type PlanLine = {
  id: string;
  supporterId: string;
  giver: string;
  email: string | null;
  page: string;
  status: PlanStatus;
  currency: Currency;
  amountMinor: number;
  startedAt: string;
  endedAt: string | null;
  /** Whether it can be ended: it runs at Stripe. */
  canEnd: boolean;
};

export type PlanFigures = {
  /** Of those who give now, what twelve months bring; by currency, minor units. */
  yearly: { currency: Currency; givers: number; amountMinor: number }[];
  /** Since the month began, where the organisation is. */
  begun: number;
  ended: number;
  /** Of all who gave monthly at some time in the last twelve months, how many have ended. */
  lastYear: { gave: number; ended: number };
};
