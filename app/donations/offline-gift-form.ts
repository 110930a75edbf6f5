import { z } from "zod";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { OfflineWay } from "#app/platform/prisma/enums.ts";
import { oneLine } from "#app/supporters/one-line.ts";
import { isCurrency } from "./money.ts";

export const offlineWays = Object.values(OfflineWay);

// Messages are codes: `errors.<code>` of the locale `offline-gifts`.
const line = z.string("required").transform(oneLine);
const text = (most: number) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most, "long"))
    .default("")
    .transform((value) => value || null);

/** A gift that came otherwise than by Stripe, as staff type it. */
export const OfflineGiftForm = z.object({
  /** Made with the form: whoever presses twice records one gift. */
  attempt: z.uuid("stale"),
  page: z.uuid("choose"),
  way: z.enum(offlineWays as [OfflineWay, ...OfflineWay[]], "choose"),
  /** As typed; read in its currency. */
  amount: z.string("required").trim().min(1, "required").max(30, "amount"),
  currency: z.string().refine(isCurrency, "choose"),
  on: z.iso.date("day"),
  given_name: line.pipe(z.string().min(1, "required").max(100, "long")),
  family_name: text(100),
  email: text(254)
    .refine((value) => value === null || deliverableEmail(value) !== null, "email")
    .transform((value) => value && deliverableEmail(value)),
  language: z.enum(["en", "es"], "choose"),
  reference: text(100),
  note: z
    .string()
    .trim()
    .max(1_000, "long")
    .default("")
    .transform((value) => value || null),
});

/** A gift from before this day is not recorded: receipts of years long closed get no more numbers. `today`: ISO 8601. */
export const earliestDay = (today: string) => `${Number(today.slice(0, 4)) - 1}-01-01`;

/** What staff say when they take such a gift back. */
export const VoidForm = z.object({
  void_reason: z.string("required").trim().min(1, "required").max(200, "long"),
});
