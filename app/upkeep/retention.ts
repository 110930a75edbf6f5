import { z } from "zod";

/** How long what is kept, in days. */
export type Retention = {
  /** What belongs to a signature that nobody confirmed. */
  unconfirmedDays: number;
  /** The scrambled values made of network addresses. */
  networkDays: number;
  /** To whom mails went, and what the mail server said. */
  mailLogDays: number;
  /** Mails kept as files while no mail server is set. */
  capturedDays: number;
};

/**
 * From and to, as the database checks them. A link to confirm works for 30 days, so nothing is cleared before; network
 * hashes never stay longer than that.
 */
export const bounds: Record<keyof Retention, [least: number, most: number]> = {
  unconfirmedDays: [31, 730],
  networkDays: [2, 30],
  mailLogDays: [31, 3_650],
  capturedDays: [1, 365],
};

export const periods = Object.keys(bounds) as (keyof Retention)[];

// The message is a code: the page has the words.
const days = ([least, most]: [number, number]) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,5}$/, "number")
    .transform(Number)
    .refine((number) => number >= least && number <= most, "number");

export const RetentionForm = z.object({
  unconfirmedDays: days(bounds.unconfirmedDays),
  networkDays: days(bounds.networkDays),
  mailLogDays: days(bounds.mailLogDays),
  capturedDays: days(bounds.capturedDays),
});
