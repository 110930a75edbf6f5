import { z } from "zod";
import { isCountry } from "#app/geography/countries.ts";
import { languages } from "#app/i18n/language.ts";
import { type ColumnTarget, ColumnTargetSchema, isTakenTwice } from "./column-target.ts";

/** What becomes of details that somebody we know has already, where the file has them too. */
export const existingChoices = ["fill", "keep", "replace"] as const;
/** What becomes of a row with a value that cannot be read, besides the address. */
export const badValueChoices = ["refuse", "drop"] as const;
export const dateOrders = ["month-first", "day-first"] as const;
export const consentKinds = ["none", "given", "column"] as const;

const MOST_TAGS = 20;

// The messages are codes: the page has the words.
const given = {
  /** The words that were agreed to. */
  words: z.string().trim().min(10, "consent-words").max(2000, "too-long"),
  language: z.enum(languages, { error: "unknown" }),
  where: z.string().trim().min(3, "required").max(200, "too-long"),
  /** "2012-11-30" */
  on: z.iso.date({ error: "day" }),
};

const ConsentSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("none") }),
    /** Everybody in the file agreed to these words. */
    z.object({ kind: z.literal("given"), sms: z.boolean().default(false), ...given }),
    /** Who did says a column, row by row. */
    z.object({ kind: z.literal("column"), ...given }),
  ],
  { error: "consent-needed" },
);

/** How a file is read and what becomes of it. */
export const PlanSchema = z.object({
  /** By column. */
  targets: z.array(ColumnTargetSchema),
  existing: z.enum(existingChoices, { error: "required" }),
  badValues: z.enum(badValueChoices, { error: "required" }),
  /** Of rows that name none. */
  country: z.string().refine(isCountry, "unknown"),
  language: z.enum(languages, { error: "unknown" }),
  dates: z.enum(dateOrders, { error: "required" }),
  /** Put on everybody. */
  tags: z.array(z.string().trim().min(1).max(60, "tag-long")).max(MOST_TAGS, "too-many"),
  consent: ConsentSchema,
});

export type Plan = z.output<typeof PlanSchema>;

export type PlanReading = { ok: true; plan: Plan } | { ok: false; errors: Record<string, string> };

/** Fields of the form by the place in the plan where something is wrong. */
const fieldOf: Record<string, string> = {
  "consent.words": "consent_words",
  "consent.language": "consent_language",
  "consent.where": "consent_where",
  "consent.on": "consent_on",
  badValues: "bad_values",
};

/** Columns that contradict each other, by the field they stand in. */
function columnErrors(targets: readonly ColumnTarget[], consent: string | null): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [at, target] of targets.entries())
    if (isTakenTwice(targets, target)) errors[`column.${at}`] = "twice";
  if (!targets.includes("email")) errors["column.0"] ??= "no-email";
  const consents = targets.some((target) => target.startsWith("consent."));
  if (consent === "column" && !consents) errors.consent = "no-consent-column";
  if (consent !== "column" && consents) errors.consent ??= "consent-column-unused";
  return errors;
}

/**
 * Reads the form of an import: `columns` selects "column.<n>", and the choices. `today` is "2013-01-14". Errors by
 * field: codes.
 */
export function readPlanForm(form: URLSearchParams, columns: number, today: string): PlanReading {
  const get = (name: string) => form.get(name) ?? "";
  const kind = form.get("consent");
  const raw = {
    targets: Array.from({ length: columns }, (_, at) => get(`column.${at}`)),
    existing: get("existing"),
    badValues: get("bad_values"),
    country: get("country"),
    language: get("language"),
    dates: get("dates"),
    tags: splitTags(get("tags")),
    consent: {
      kind,
      sms: form.has("consent_sms"),
      words: get("consent_words"),
      language: get("consent_language"),
      where: get("consent_where"),
      on: get("consent_on"),
    },
  };
  const parsed = PlanSchema.safeParse(raw);
  const errors = columnErrors(raw.targets as ColumnTarget[], kind);
  if (kind !== "none" && raw.consent.on > today) errors.consent_on = "future";
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) {
      const at = path.join(".");
      const field = fieldOf[at] ?? (path[0] === "targets" ? `column.${String(path[1])}` : String(path[0]));
      errors[field] ??= message;
    }
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, plan: parsed.data }
    : { ok: false, errors };
}

/** Tags as they are typed or stand in a cell: "Volunteer, Phone bank; 2013". */
export const splitTags = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;|\n]/)
      .map((tag) => tag.replace(/\s+/g, " ").trim())
      .filter(Boolean),
  ),
];
