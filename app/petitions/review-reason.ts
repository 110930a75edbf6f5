import { guardReasons } from "#app/guard/guard-list.ts";

/** Why a signature can be held for review; kept with it. */
export const reviewReasons = [
  /** The field that people do not see was filled in. */
  "honeypot",
  /** The form came back sooner than a person fills it in. */
  "too-fast",
  "rate.address",
  "rate.network",
  /** The mailbox lasts minutes. */
  "disposable",
  // On the lists that staff keep.
  ...guardReasons,
] as const;

export type ReviewReason = (typeof reviewReasons)[number];
