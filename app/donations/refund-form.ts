import { z } from "zod";
import type { RefundRefusal } from "./refund-donation.server.ts";

/** What can be wrong with a refund: `errors.<code>` of the locale `donations-panel`. */
export type RefundProblem = RefundRefusal | "required" | "amount" | "long" | "stale";

/** What staff enter to give money back. Messages are error codes: `errors.<code>` of the locale `donations-panel`. */
export const RefundForm = z.object({
  /** As typed; its currency is the gift's. */
  amount: z.string("required").trim().min(1, "required").max(30, "amount"),
  /** Kept in the audit trail and at Stripe. */
  reason: z.string("required").trim().min(1, "required").max(200, "long"),
  /** What was left when the form was shown, minor units: whoever has not seen what went back since is asked to look again. */
  left: z.coerce.number("stale").int("stale"),
  /** Made with the form: whoever presses twice gives back once. */
  attempt: z.uuid("stale"),
});
