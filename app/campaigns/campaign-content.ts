import { z } from "zod";
import { type Language, languages } from "#app/i18n/language.ts";
import { readRichText } from "#app/platform/read-rich-text.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";

/** The words of a campaign, each in both languages; in forms and revisions "name.en", "name.es" and so on. */
export const campaignTexts = ["name", "headline", "ask", "storyTitle", "artAlt", "notice"] as const;
export const translatedFields = [...campaignTexts, "story"] as const;

/** What a page cannot do without. */
export const needed = ["name", "headline", "ask"] as const;

export const longest: Record<(typeof campaignTexts)[number], number> = {
  name: 120,
  headline: 120,
  ask: 600,
  storyTitle: 200,
  artAlt: 300,
  notice: 200,
};

type Words = {
  language: Language;
  name: string;
  headline: string;
  ask: string;
  storyTitle: string;
  artAlt: string;
  notice: string | null;
  story: unknown;
};

type Needed = Pick<Words, (typeof needed)[number]>;

/** Whether a language of a campaign can be shown. One that cannot stands back for the other. */
export function isComplete(words: Needed): boolean {
  return needed.every((field) => words[field].trim() !== "");
}

/** Whether there is no language yet in which a campaign can be shown. */
export function missingForPublication(translations: Needed[]): boolean {
  return !translations.some(isComplete);
}

/** A document without a word. */
export const emptyText: RichText = { type: "doc", content: [] };

/** The state of a campaign's words, for a revision. */
export function contentOf(translations: Words[]): Content {
  const pairs = languages.flatMap((language): [string, FieldValue][] => {
    const words = translations.find((each) => each.language === language);
    return [
      ...campaignTexts.map((field): [string, FieldValue] => [`${field}.${language}`, words?.[field] ?? ""]),
      [`story.${language}`, (words ? parseRichText(words.story) : emptyText) as FieldValue],
    ];
  });
  return Object.fromEntries(pairs);
}

const line = (most: number) => z.string().trim().max(most, "too-long").default("");

/** A document of rich text out of a form or a revision. */
export const richText = z.unknown().transform((value, context): RichText => {
  try {
    if (typeof value !== "string") return parseRichText(value ?? emptyText);
    const read = readRichText(value);
    if (read) return read;
    throw new TypeError("not a text");
  } catch {
    context.addIssue({ code: "custom", message: "bad-text" });
    return z.NEVER;
  }
});

const shape = Object.fromEntries(
  languages.flatMap((language) => [
    ...campaignTexts.map((field) => [`${field}.${language}`, line(longest[field])] as const),
    [`story.${language}`, richText] as const,
  ]),
);

/** A campaign's words as a form or a revision has them. Drafts may be half done: nothing is required. */
export const CampaignContent = z.object(shape).transform((content) => content as Content);

/** The rows that a content makes. */
export function rowsOf(content: Content): (Omit<Words, "story"> & { story: RichText })[] {
  return languages.map((language) => {
    const text = (field: string) => String(content[`${field}.${language}`] ?? "");
    return {
      language,
      name: text("name"),
      headline: text("headline"),
      ask: text("ask"),
      storyTitle: text("storyTitle"),
      artAlt: text("artAlt"),
      notice: text("notice") || null,
      story: parseRichText(content[`story.${language}`] ?? emptyText),
    };
  });
}
