import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { longest } from "./blast-words.ts";

// The messages are codes: the pages have the words.
export const NewBlastForm = z.object({
  name: z.string({ error: "required" }).trim().min(1, "required").max(longest.name, "too-long"),
});

export const TestForm = z.object({
  to: z
    .string({ error: "required" })
    .trim()
    .min(1, "required")
    .max(254, "too-long")
    .regex(/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/, "bad-email"),
  language: z.enum(languages, { error: "unknown" }),
});

const rate = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, "bad")
  .transform(Number);

/** How fast mail-outs go. */
export const PaceForm = z
  .object({
    perSecond: rate.refine((value) => value >= 1 && value <= 10_000, "bad"),
    lanePerSecond: rate.refine((value) => value >= 1, "bad"),
    perDay: z
      .string()
      .trim()
      .regex(/^\d{0,9}$/, "badDay")
      .transform((text) => (text === "" ? null : Number(text)))
      .refine((value) => value === null || value >= 1, "badDay"),
  })
  .refine(({ perSecond, lanePerSecond }) => lanePerSecond <= perSecond, {
    path: ["lanePerSecond"],
    message: "bad",
  });
