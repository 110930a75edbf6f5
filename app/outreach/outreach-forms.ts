import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { line } from "#app/measures/measure-forms.ts";
import { chambers } from "#app/officials/houses.ts";
import { longestSlug, slugForm } from "#app/platform/slug.ts";
import { isUuid } from "#app/platform/uuid.ts";

export const outreachKinds = ["calls", "letters"] as const;
export const targetRules = ["own", "undecided", "stage", "committee", "executive"] as const;
export const fallbacks = ["executive", "chair", "own", "nobody"] as const;

// The messages are codes: the pages have the words.
export const NewOutreachForm = z.object({
  kind: z.enum(outreachKinds, { error: "required" }),
  title: z.string({ error: "required" }).trim().min(1, "required").max(160, "too-long"),
  language: z.enum(languages, { error: "required" }),
});

/** Whom a page asks, and how it runs. */
export const OutreachSettingsForm = z
  .object({
    slug: line(longestSlug).refine((text) => slugForm.test(text), "bad-slug"),
    rule: z.enum(targetRules, { error: "required" }),
    chambers: z.array(z.enum(chambers)).default([]),
    committee: line(36)
      .transform((text) => text || null)
      .refine((id) => id === null || isUuid(id), "unknown-committee"),
    fallback: z.enum(fallbacks, { error: "required" }),
    hourly_rate: line(3)
      .default("20")
      .refine((text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 500, "rate")
      .transform(Number),
    shows_wall: z
      .string()
      .optional()
      .transform((text) => text !== undefined),
  })
  .refine(({ rule, committee }) => rule !== "committee" || committee !== null, {
    path: ["committee"],
    error: "required",
  })
  .refine(({ chambers: asked }) => asked.length > 0, { path: ["chambers"], error: "required" });

export type OutreachSettings = z.output<typeof OutreachSettingsForm>;

const lines = (longest: number, most: number, parted: RegExp) =>
  line(longest * most).transform((text) =>
    text
      .split(parted)
      .map((each) => each.trim())
      .filter(Boolean)
      .slice(0, most),
  );

/** The words of a page in one language. */
export const OutreachWordsForm = z.object({
  language: z.enum(languages, { error: "required" }),
  title: line(160),
  summary: line(300),
  script_thank: line(3_000),
  script_ask: line(3_000),
  script_firm: line(3_000),
  // A line each for what is said, a paragraph each for what is written.
  points: line(6_000),
  subjects: lines(200, 8, /\r?\n/),
  email_opt_in: line(300).transform((text) => text || null),
  share_text: line(200),
  thanks: line(300),
});

export type OutreachWords = z.output<typeof OutreachWordsForm>;

/** Talking points stand a line each; paragraphs of letters are parted by an empty line. */
export function readPoints(kind: (typeof outreachKinds)[number], text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(kind === "calls" ? /\n/ : /\n\s*\n/)
    .map((each) => each.trim())
    .filter(Boolean)
    .slice(0, 12);
}

/** The same as they are typed. */
export const pointsText = (kind: (typeof outreachKinds)[number], points: string[]) =>
  points.join(kind === "calls" ? "\n" : "\n\n");

export const OutreachStatusForm = z.object({
  status: z.enum(["draft", "open", "closed"], { error: "unknown" }),
});
