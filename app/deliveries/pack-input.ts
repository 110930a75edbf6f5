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
  /** The office whose constituents' signatures alone are in it; null: everybody's are. */
  office: z.uuid().nullable().default(null),
});
export type PackInput = z.output<typeof PackInput>;

/** The same as a verb is asked for it. */
export type PackWish = z.input<typeof PackInput>;

/** The form that asks for one. `at`: as a browser's field for a moment writes it; empty is now. */
export const PackForm = z.object({
  petition: z.uuid("unknown"),
  language: z.enum(["en", "es"], { error: "unknown" }),
  paper: z.enum(["letter", "a4"], { error: "unknown" }),
  at: z.string().max(40, "bad-time").default(""),
  comments: z.enum(["on", ""]).default(""),
  zip: z.enum(["on", ""]).default(""),
  office: z.union([z.uuid(), z.literal("")], "unknown").default(""),
});
