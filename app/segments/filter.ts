import { z } from "zod";
import { isCountry } from "#app/geography/countries.ts";
import { languages } from "#app/i18n/language.ts";

/** How many conditions stand beside each other, and how many may do for one of them. */
const MOST_GROUPS = 20;
const MOST_IN_GROUP = 10;

// The messages are codes: the page has the words.
const id = z.uuid({ error: "unknown" });
const instant = z.iso.datetime({ error: "day" }).nullable().default(null);
const period = { from: instant, until: instant };
const not = z.boolean().default(false);
const text = z.string().trim().min(1, "required").max(200, "too-long");

/** What the ledger knows that somebody did on an action page. */
export const deeds = ["signed", "called", "wrote", "gave"] as const;

/** Where an official may stand who has said something. */
export const stances = ["supports", "leans", "undecided", "leans_no", "opposes"] as const;

/** One thing that is true of a supporter; `not` turns it round. Instants are ISO, `until` is the first one outside. */
export const ConditionSchema = z.discriminatedUnion("kind", [
  /** Signed a petition, something of a campaign, or anything. Invalid signatures are none. */
  z.object({
    kind: z.literal("signed"),
    not,
    petitionId: id.nullable().default(null),
    campaignId: id.nullable().default(null),
    ...period,
  }),
  z.object({ kind: z.literal("created"), not, ...period }),
  /** `state` is a state or province: "CA" of "US". */
  z.object({
    kind: z.literal("state"),
    not,
    country: z.string().refine(isCountry, "unknown").default("US"),
    state: z.string().regex(/^[A-Z0-9]{1,3}$/, "unknown"),
  }),
  /** A county of the United States by its five digits. */
  z.object({ kind: z.literal("county"), not, fips: z.string().regex(/^\d{5}$/, "unknown") }),
  /** The beginning of a ZIP code. */
  z.object({
    kind: z.literal("zip"),
    not,
    prefix: z
      .string()
      .trim()
      .regex(/^\d{2,5}$/, "zip"),
  }),
  z.object({ kind: z.literal("tag"), not, tagId: id }),
  /** The answer in force to one purpose: "email", "sms", "partner:<id>". */
  z.object({
    kind: z.literal("consent"),
    not,
    purpose: z.string().regex(/^(email|sms|partner:[0-9a-f-]{36})$/, "unknown"),
    answer: z.enum(["yes", "no", "not-asked"], { error: "unknown" }),
  }),
  z.object({ kind: z.literal("language"), not, language: z.enum(languages, { error: "unknown" }) }),
  z.object({ kind: z.literal("source"), not, source: text }),
  /** Has a signature that counts. */
  z.object({ kind: z.literal("confirmed"), not }),
  /** Mail to them bounced, or is not sent for another reason. */
  z.object({
    kind: z.literal("suppressed"),
    not,
    reason: z.enum(["any", "bounced", "complaint", "staff"], { error: "unknown" }).default("any"),
  }),
  /** Was mailed in the last months and did nothing in them: see the function `supporter_is_asleep` of the database. */
  z.object({
    kind: z.literal("asleep"),
    not,
    months: z.coerce.number({ error: "months" }).int("months").min(3, "months").max(60, "months"),
  }),
  /** Stands in a file that was brought in, new or known already. */
  z.object({ kind: z.literal("imported"), not, importId: id }),
  /** Did something, of a campaign or of any, as the ledger has it. */
  z.object({
    kind: z.literal("did"),
    not,
    deed: z.enum(deeds, { error: "unknown" }),
    campaignId: id.nullable().default(null),
    ...period,
  }),
  /** Lives where somebody was elected who holds office today and stands so on a measure. */
  z.object({
    kind: z.literal("represented"),
    not,
    measureId: id,
    stance: z.enum(stances, { error: "unknown" }),
  }),
  /** Followed a link in a blast within so many days. */
  z.object({
    kind: z.literal("clicked"),
    not,
    days: z.coerce.number({ error: "days" }).int("days").min(1, "days").max(730, "days"),
  }),
  /** A field of the organisation's own has this value. */
  z.object({
    kind: z.literal("custom"),
    not,
    key: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, "unknown"),
    value: z.union([text, z.number(), z.boolean()]),
  }),
]);

export type Condition = z.output<typeof ConditionSchema>;
export type ConditionKind = Condition["kind"];

/** In the order in which they are offered. */
export const conditionKinds = ConditionSchema.options.map(
  (option) => option.shape.kind.value,
) as ConditionKind[];

/**
 * Which supporters are meant. Every group must fit, and of a group one condition is enough: "(A or B) and C".
 * `words` is what was typed into the search: they are part of no saved segment.
 */
export const FilterSchema = z.object({
  words: z.string().trim().max(200).default(""),
  groups: z
    .array(z.array(ConditionSchema).min(1).max(MOST_IN_GROUP, "too-many"))
    .max(MOST_GROUPS, "too-many")
    .default([]),
});

export type Filter = z.output<typeof FilterSchema>;

/** What only those may ask about who see answers and addresses: an answer of yes or no would tell it. */
const personalKinds: readonly ConditionKind[] = [
  "county",
  "zip",
  "consent",
  "suppressed",
  "asleep",
  "imported",
  "represented",
  "custom",
];

/** Whether a condition asks about more than a name, a state and what somebody did in public. */
export const isPersonal = ({ kind }: Pick<Condition, "kind">): boolean => personalKinds.includes(kind);

/** Whoever stands in this file. */
export const importedWith = (importId: string): Filter => ({
  words: "",
  groups: [[{ kind: "imported", not: false, importId }]],
});

/** Whoever was mailed for so many months, did nothing in them, and would still be mailed. */
export const asleepFor = (months: number): Filter => ({
  words: "",
  groups: [
    [{ kind: "asleep", not: false, months }],
    [{ kind: "consent", not: true, purpose: "email", answer: "no" }],
    [{ kind: "suppressed", not: true, reason: "any" }],
  ],
});

/** Everybody. */
export const noFilter: Filter = { words: "", groups: [] };

/** Reads a filter that was kept; everybody fits what cannot be read any more, so null tells it apart. */
export function readFilter(kept: unknown): Filter | null {
  const parsed = FilterSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}
