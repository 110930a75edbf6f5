import { z } from "zod";

const id = z.uuid({ error: "unknown" });
const MOST = 20;

const count = (most: number) =>
  z
    .union([z.number(), z.string().trim()])
    .transform((given) => (given === "" ? null : Number(given)))
    .refine(
      (value) => value === null || (Number.isInteger(value) && value >= 1 && value <= most),
      "bad-count",
    )
    .nullable()
    .default(null);

/** What those did not do whom a blast is sent to again. */
export const unlessWhat = ["clicked", "acted"] as const;

/**
 * To whom a blast goes: whoever is in one of the segments of `include` (of none: everybody) and in none of `exclude`,
 * wants our mail and may be sent any.
 */
export const AudienceSchema = z.object({
  include: z.array(id).max(MOST, "too-many").default([]),
  exclude: z.array(id).max(MOST, "too-many").default([]),
  /** Whoever was sent another blast within these hours is left out; null: nobody is for that. */
  restHours: count(24 * 60),
  /** No more than these, chosen at random; null: all. */
  most: count(100_000_000),
  /** It goes to those, too, who want urgent mail alone, and does not wait for those who want one a week. */
  urgent: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
  /** Only whom this blast of the same campaign reached; null: it does not matter. */
  againOf: z
    .union([id, z.literal("").transform(() => null)])
    .nullable()
    .default(null),
  /** And of them only who did not follow a link in it, or did nothing at all since. */
  againUnless: z.enum(unlessWhat, { error: "unknown" }).default("clicked"),
});

export type Audience = z.output<typeof AudienceSchema>;

/** Everybody who wants our mail. */
export const noAudience: Audience = {
  ...{ include: [], exclude: [], restHours: null, most: null, urgent: false },
  ...{ againOf: null, againUnless: "clicked" },
};

/** Reads an audience that was kept; null when it can be read no more: it must not become everybody. */
export function readAudience(kept: unknown): Audience | null {
  const parsed = AudienceSchema.safeParse(kept ?? {});
  return parsed.success ? parsed.data : null;
}
