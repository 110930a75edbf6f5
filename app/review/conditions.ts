import { z } from "zod";
import { reviewReasons } from "#app/petitions/review-reason.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How signatures stand that are looked at one kind at a time; `caught` waits for its signer. */
export const standings = ["held", "caught", "counted", "invalid"] as const;

export type Standing = (typeof standings)[number];

const text = (most: number) => z.string().trim().max(most).nullable().default(null);

/** What signatures have in common; null: whatever it is. Kept with a judgement, so that it says what was meant. */
export const Conditions = z.object({
  campaign: z.string().regex(UUID).nullable().default(null),
  petition: z.string().regex(UUID).nullable().default(null),
  /** `any`: all that are not invalid. */
  standing: z.enum([...standings, "any"]).default("held"),
  reason: z.enum(reviewReasons).nullable().default(null),
  /** Signed from this instant on, and before that one. */
  from: z.iso.datetime().nullable().default(null),
  until: z.iso.datetime().nullable().default(null),
  /** A signature: all that came from its network on the same day. */
  network: z.string().regex(UUID).nullable().default(null),
  /** Of the mail address. */
  domain: text(253),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  region: text(100),
  /** Beginning of the postal code. */
  postalCode: text(12),
  source: text(200),
  /** Anywhere in the name, in capitals or not. */
  name: text(100),
  /** What a search of supporters finds: names, and mail addresses for those who may see them. */
  words: text(200),
  pattern: z.string().regex(UUID).nullable().default(null),
});

export type Conditions = z.output<typeof Conditions>;

export const noConditions: Conditions = Conditions.parse({});

/** Who asks: what lies outside is neither shown nor changed. */
export type Scope = {
  /** Ids of the campaigns somebody is restricted to; null: all. */
  campaigns: readonly string[] | null;
  /** Whether they see mail addresses and postal codes. */
  personal: boolean;
};

/** The conditions that stand, besides where and how the signatures stand. */
export function narrowing(conditions: Conditions): (keyof Conditions)[] {
  const frame = ["campaign", "petition", "standing"];
  return (Object.keys(conditions) as (keyof Conditions)[]).filter(
    (key) => !frame.includes(key) && conditions[key] !== null,
  );
}
