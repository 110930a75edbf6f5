import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { longest } from "./blast-words.ts";
import { letters, trialMeasures } from "./versions.ts";

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
  version: z.enum(letters, { error: "unknown" }).default("a"),
});

const whole = (least: number, most: number) =>
  z
    .string({ error: "bad-count" })
    .trim()
    .regex(/^\d{1,3}$/, "bad-count")
    .transform(Number)
    .refine((value) => value >= least && value <= most, "bad-count");

/** How the versions of a blast are tried. */
export const TrialForm = z.object({
  share: whole(1, 100),
  hours: whole(1, 168),
  by: z.enum(trialMeasures, { error: "unknown" }),
  auto: z
    .literal("on")
    .optional()
    .transform((ticked) => ticked === "on"),
});

export const ChooseForm = z.object({ version: z.enum(letters, { error: "unknown" }) });

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
