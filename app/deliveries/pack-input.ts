import { z } from "zod";

/** Kind of the run that makes a pack. */
export const PACK_RUN = "delivery-pack";

/** What a pack is made from, as the run keeps it. */
export const PackInput = z.object({
  petition: z.uuid(),
  language: z.enum(["en", "es"]),
  paper: z.enum(["letter", "a4"]),
  /** Instant: signatures counted later are not in it. */
  asOf: z.iso.datetime(),
  comments: z.boolean(),
  /** Adds how many signed in each ZIP code. */
  zip: z.boolean(),
});
export type PackInput = z.output<typeof PackInput>;

/** The form that asks for one. `at`: as a browser's field for a moment writes it; empty is now. */
export const PackForm = z.object({
  petition: z.uuid("unknown"),
  language: z.enum(["en", "es"], { error: "unknown" }),
  paper: z.enum(["letter", "a4"], { error: "unknown" }),
  at: z.string().max(40, "bad-time").default(""),
  comments: z.enum(["on", ""]).default(""),
  zip: z.enum(["on", ""]).default(""),
});
