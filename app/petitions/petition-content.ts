import { z } from "zod";
import { emptyText, richText } from "#app/campaigns/campaign-content.ts";
import { isCountry } from "#app/geography/countries.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";
import { fieldNames, parseFields } from "./form-fields.ts";

/** The words of a petition that a page cannot do without; empty where a language is not written yet. */
export const plainTexts = ["title", "target", "summary", "shareText", "thanks"] as const;
/** Words that may be left out: null then. */
export const optionalTexts = [
  ...["delivery", "emailOptIn", "smsOptIn", "thanksTitle", "shareSubject"],
  ...["confirmationSubject", "confirmationText", "thanksSubject", "nextTitle", "nextText", "nextUrl"],
] as const;

export type PlainText = (typeof plainTexts)[number];
export type OptionalText =
  | "delivery"
  | "emailOptIn"
  | "smsOptIn"
  | "thanksTitle"
  | "shareSubject"
  | "confirmationSubject"
  | "confirmationText"
  | "thanksSubject"
  | "nextTitle"
  | "nextText"
  | "nextUrl";

export const translatedFields = [...plainTexts, ...optionalTexts, "letter"];

export const longest: Record<PlainText | OptionalText, number> = {
  title: 160,
  target: 120,
  summary: 300,
  shareText: 200,
  thanks: 600,
  delivery: 600,
  emailOptIn: 500,
  smsOptIn: 500,
  thanksTitle: 80,
  shareSubject: 120,
  confirmationSubject: 150,
  confirmationText: 600,
  thanksSubject: 150,
  nextTitle: 120,
  nextText: 300,
  nextUrl: 500,
};

export const geographies = ["none", "bars", "map"] as const;
export const afterSigning = ["another", "petition", "link", "nothing"] as const;

type Words = { language: Language; letter: unknown } & Record<PlainText, string> &
  Record<OptionalText, string | null>;

type Settings = {
  confirmation: "email" | "none";
  fixedGoal: number | null;
  fields: unknown;
  geography: string;
  countries: string[];
  showComments: boolean;
  oneTap: boolean;
  representatives: boolean;
  afterSigning: (typeof afterSigning)[number];
  nextPetitionId: string | null;
  partners: { partnerId: string }[];
};

/** The state of a petition, words and settings, for a revision. */
export function contentOf(row: Settings & { translations: Words[] }): Content {
  const fields = parseFields(row.fields);
  const words = languages.flatMap((language): [string, FieldValue][] => {
    const own = row.translations.find((each) => each.language === language);
    return [
      ...[...plainTexts, ...optionalTexts].map((name): [string, FieldValue] => [
        `${name}.${language}`,
        own?.[name as PlainText] ?? "",
      ]),
      [`letter.${language}`, (own ? parseRichText(own.letter) : emptyText) as FieldValue],
    ];
  });
  return {
    ...Object.fromEntries(words),
    ...Object.fromEntries(fieldNames.map((name) => [`fields.${name}`, fields[name]])),
    confirmation: row.confirmation,
    fixedGoal: row.fixedGoal,
    geography: row.geography,
    countries: [...row.countries].sort(),
    showComments: row.showComments,
    oneTap: row.oneTap,
    representatives: row.representatives,
    afterSigning: row.afterSigning,
    nextPetitionId: row.nextPetitionId,
    partners: row.partners.map(({ partnerId }) => partnerId),
  };
}

const line = (most: number) => z.string().trim().max(most, "too-long").default("");
const address = line(longest.nextUrl).refine(
  (url) => url === "" || /^https:\/\/[^\s/]/.test(url),
  "bad-link",
);

const words = Object.fromEntries(
  languages.flatMap((language) => [
    ...[...plainTexts, ...optionalTexts].map(
      (name) =>
        [`${name}.${language}`, name === "nextUrl" ? address : line(longest[name as PlainText])] as const,
    ),
    [`letter.${language}`, richText] as const,
  ]),
);

/** ISO codes, as a list or as text between commas and spaces. */
const countries = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => (typeof given === "string" ? given : given.join(" ")).toUpperCase())
  .transform((text) => [...new Set(text.match(/[^\s,;]+/g) ?? [])].sort())
  .refine((codes) => codes.every(isCountry), "bad-country");

const goal = z
  .union([z.number(), z.null(), z.string()])
  .transform((given) => (typeof given === "string" ? given.replace(/[\s,.]/g, "") : given))
  .transform((given) => (given === "" || given === null ? null : Number(given)))
  .refine(
    (value) => value === null || (Number.isInteger(value) && value > 0 && value <= 100_000_000),
    "bad-goal",
  );

const use = z.enum(["hidden", "optional", "required"], { error: "unknown" });
const box = z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false);
const maybeId = z.union([z.uuid(), z.literal("").transform(() => null), z.null()], { error: "unknown" });

/** A petition as its form or a revision has it. `partners` is a list field. Nothing of the words is required. */
export const PetitionContent = z
  .object({
    ...words,
    ...Object.fromEntries(fieldNames.map((name) => [`fields.${name}`, use])),
    confirmation: z.enum(["email", "none"], { error: "unknown" }),
    fixedGoal: goal,
    geography: z.enum(geographies, { error: "unknown" }),
    countries,
    showComments: box,
    oneTap: box,
    representatives: box,
    afterSigning: z.enum(afterSigning, { error: "unknown" }),
    nextPetitionId: maybeId.default(null),
    partners: z.array(z.uuid({ error: "unknown" })).default([]),
  })
  .transform((content) => content as Content);

/** The rows of words that a content makes. */
export function rowsOf(content: Content): ({ letter: RichText } & Omit<Words, "letter">)[] {
  return languages.map((language) => {
    const text = (name: string) => String(content[`${name}.${language}`] ?? "");
    return {
      language,
      ...(Object.fromEntries(plainTexts.map((name) => [name, text(name)])) as Record<PlainText, string>),
      ...(Object.fromEntries(optionalTexts.map((name) => [name, text(name) || null])) as Record<
        OptionalText,
        string | null
      >),
      letter: parseRichText(content[`letter.${language}`] ?? emptyText),
    };
  });
}

/** The columns that a content makes, apart from words and partners. */
export function settingsOf(content: Content) {
  const form = Object.fromEntries(fieldNames.map((name) => [name, content[`fields.${name}`]]));
  const after = content.afterSigning as Settings["afterSigning"];
  return {
    confirmation: content.confirmation as Settings["confirmation"],
    fixedGoal: content.fixedGoal as number | null,
    fields: parseFields(form),
    geography: content.geography as string,
    countries: content.countries as string[],
    showComments: content.showComments as boolean,
    oneTap: content.oneTap as boolean,
    representatives: content.representatives as boolean,
    afterSigning: after,
    nextPetitionId: after === "petition" ? (content.nextPetitionId as string | null) : null,
  };
}
