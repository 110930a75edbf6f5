import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { line } from "#app/measures/measure-forms.ts";
import { longestSlug, slugForm } from "#app/platform/slug.ts";
import { isCurrency, MOST_GOAL_MINOR, readAmount } from "./money.ts";
import type { Offer } from "./offers.ts";

// The messages are codes: the pages have the words.
export const NewFundraisingForm = z.object({
  title: z.string({ error: "required" }).trim().min(1, "required").max(160, "too-long"),
  language: z.enum(languages, { error: "required" }),
});

/** The currencies that a page may offer, each with its own fields: the second one may be left out. */
export const offerPlaces = ["1", "2"] as const;

const offerFields = Object.fromEntries(
  offerPlaces.flatMap((place) =>
    ["currency", "amounts", "amounts_b", "least", "most"].map((name) => [`${name}_${place}`, line(200)]),
  ),
);

const box = z
  .string()
  .optional()
  .transform((text) => text !== undefined);

/** What a page offers, and how it runs. */
export const FundraisingSettingsForm = z
  .object({
    slug: line(longestSlug).refine((text) => slugForm.test(text), "bad-slug"),
    monthly: box,
    interval: z.enum(["once", "month"], { error: "required" }),
    asks_employer: box,
    dedications: box,
    shows_givers: box,
    goal: line(20),
    ...offerFields,
  })
  .transform((form, context) => {
    const fields = form as unknown as Record<string, string>;
    const offers = offerPlaces.flatMap((place) => readOffer(fields, place, context) ?? []);
    if (new Set(offers.map(({ currency }) => currency)).size < offers.length)
      context.addIssue({ code: "custom", path: ["currency_2"], message: "twice" });
    const { slug, monthly, interval, asks_employer: asksEmployer, dedications } = form;
    const goalMinor = readGoal(form.goal, offers, context);
    const showsGivers = form.shows_givers;
    return { slug, monthly, interval, asksEmployer, dedications, showsGivers, offers, goalMinor };
  });

export type FundraisingSettings = z.output<typeof FundraisingSettingsForm>;

function readOffer(fields: Record<string, string>, place: string, context: z.RefinementCtx): Offer | null {
  const currency = fields[`currency_${place}`] ?? "";
  if (currency === "" && place !== "1") return null;
  const wrong = (name: string, message: string) => {
    context.addIssue({ code: "custom", path: [`${name}_${place}`], message });
    return null;
  };
  if (!isCurrency(currency)) return wrong("currency", "required");
  const read = (text: string) => readAmount(text, currency);
  const [leastMinor, mostMinor] = [read(fields[`least_${place}`]!), read(fields[`most_${place}`]!)];
  if (leastMinor === null) return wrong("least", "bad-amount");
  if (mostMinor === null || mostMinor <= leastMinor) return wrong("most", "bad-amount");
  const within = (minor: number | null) => minor !== null && minor >= leastMinor && minor <= mostMinor;
  const listed = (name: string) => {
    const list = (fields[`${name}_${place}`] ?? "")
      .split(/[\s;]+/)
      .filter(Boolean)
      .map(read);
    const rises = list.every((minor, at) => within(minor) && minor! > (list[at - 1] ?? 0));
    return rises && list.length <= 8 ? (list as number[]) : null;
  };
  const [amounts, amountsB] = [listed("amounts"), listed("amounts_b")];
  if (!amounts || amounts.length === 0) return wrong("amounts", "bad-amounts");
  if (!amountsB || amountsB.join() === amounts.join()) return wrong("amounts_b", "bad-amounts-b");
  return { currency, amounts, ...(amountsB.length > 0 && { amountsB }), leastMinor, mostMinor };
}

/** In the first currency; empty: none. */
function readGoal(typed: string, [first]: Offer[], context: z.RefinementCtx): number | null {
  if (typed === "" || !first) return null;
  const minor = readAmount(typed, first.currency, MOST_GOAL_MINOR);
  if (minor === null) context.addIssue({ code: "custom", path: ["goal"], message: "bad-goal" });
  return minor;
}

const lines = (longest: number, most: number, parted: RegExp) =>
  line(longest * most).transform((text) =>
    text
      .split(parted)
      .map((each) => each.trim())
      .filter(Boolean)
      .slice(0, most),
  );

/** The words of a page in one language. */
export const FundraisingWordsForm = z.object({
  language: z.enum(languages, { error: "required" }),
  title: line(160),
  summary: line(300),
  appeal: lines(1_000, 8, /\r?\n\s*\n/),
  designations: lines(100, 8, /\r?\n/),
  email_opt_in: line(300).transform((text) => text || null),
  share_text: line(200),
  thanks: line(300),
});

export type FundraisingWords = z.output<typeof FundraisingWordsForm>;

export const FundraisingStatusForm = z.object({
  status: z.enum(["draft", "open", "closed"], { error: "unknown" }),
});
