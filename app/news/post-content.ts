import { z } from "zod";
import { emptyText, richText } from "#app/campaigns/campaign-content.ts";
import type { DatePrecision } from "#app/i18n/format.ts";
import { type Language, languages } from "#app/i18n/language.ts";
import { isoDate } from "#app/platform/iso-date.ts";
import { parseRichText, type RichText } from "#app/platform/rich-text.ts";
import type { Content, FieldValue } from "#app/revisions/revision.ts";
import type { PostKind } from "./post-kind.ts";

export const longest = {
  title: 200,
  excerpt: 400,
  datelinePlace: 100,
  outlet: 120,
  byline: 160,
  url: 2_000,
};

export const precisions = ["day", "month", "year"] as const satisfies readonly DatePrecision[];

/** What of a post is written in both languages. A clipping's headline stays in its own. */
export function translatedFieldsOf(kind: PostKind): string[] {
  if (kind === "press") return ["excerpt"];
  return ["title", "excerpt", "body", ...(kind === "statement" ? ["datelinePlace"] : [])];
}

type Words = {
  language: Language;
  title: string;
  excerpt: string;
  body: unknown;
  datelinePlace: string | null;
};

type Row = {
  kind: PostKind;
  datedOn: Date;
  precision: DatePrecision;
  partnerId: string | null;
  outlet: string | null;
  byline: string | null;
  url: string | null;
  urlLanguage: Language | null;
  translations: Words[];
};

/** The state of a post, for its form and a revision: what posts of its kind have. */
export function contentOf(row: Row): Content {
  const { kind, translations } = row;
  const words = languages.flatMap((language): [string, FieldValue][] => {
    const own = translations.find((each) => each.language === language);
    const body = own?.body ? parseRichText(own.body) : emptyText;
    const values: Record<string, FieldValue> = {
      title: own?.title ?? "",
      excerpt: own?.excerpt ?? "",
      datelinePlace: own?.datelinePlace ?? "",
      body: body as FieldValue,
    };
    return translatedFieldsOf(kind).map((name) => [`${name}.${language}`, values[name]!]);
  });
  return {
    ...Object.fromEntries(words),
    datedOn: isoDate(row.datedOn),
    precision: row.precision,
    ...(kind === "statement" && { partnerId: row.partnerId }),
    ...(kind === "press" && pressOf(row)),
  };
}

function pressOf({ translations, outlet, byline, url, urlLanguage }: Row): Content {
  const headlines = translations.filter(({ title }) => title.trim() !== "");
  const headline = headlines.find(({ language }) => language === urlLanguage) ?? headlines[0];
  return {
    headline: headline?.title ?? "",
    outlet: outlet ?? "",
    byline: byline ?? "",
    url: url ?? "",
    urlLanguage,
  };
}

const line = (most: number) => z.string().trim().max(most, "too-long").default("");

const day = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text), "bad-day");

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDate(new Date(at)) === text && text >= "1000";
}

/** Where an article stands; empty while nobody knows. */
const articleLink = line(longest.url).refine(
  (url) => url === "" || (/^https?:\/\/[^\s/]\S*$/.test(url) && URL.canParse(url)),
  "bad-article-link",
);
const maybeLanguage = z.union(
  [z.enum(languages, { error: "unknown" }), z.literal("").transform(() => null), z.null()],
  {
    error: "unknown",
  },
);
const maybeId = z.union([z.uuid({ error: "unknown" }), z.literal("").transform(() => null), z.null()], {
  error: "unknown",
});

const translated: Record<string, z.ZodType> = {
  title: line(longest.title),
  excerpt: line(longest.excerpt),
  datelinePlace: line(longest.datelinePlace),
  body: richText,
};

const own: Record<PostKind, z.ZodRawShape> = {
  update: {},
  victory: {},
  statement: { partnerId: maybeId.default(null) },
  press: {
    headline: line(longest.title),
    outlet: line(longest.outlet),
    byline: line(longest.byline),
    url: articleLink,
    urlLanguage: maybeLanguage.default(null),
  },
};

/** A post of a kind as its form or a revision has it. Drafts may be half done: only the date is needed. */
export function postContent(kind: PostKind) {
  const words = translatedFieldsOf(kind).flatMap((name) =>
    languages.map((language) => [`${name}.${language}`, translated[name]!] as const),
  );
  return z
    .object({
      ...Object.fromEntries(words),
      ...own[kind],
      datedOn: day,
      precision: z.enum(precisions, { error: "unknown" }),
    })
    .transform((content) => content as Content);
}

/** The rows of words that a content makes. */
export function rowsOf(
  kind: PostKind,
  content: Content,
): (Omit<Words, "body"> & { body: RichText | null })[] {
  return languages.map((language) => {
    const text = (name: string) => String(content[`${name}.${language}`] ?? "");
    const body = parseRichText(content[`body.${language}`] ?? emptyText);
    return {
      language,
      title: kind === "press" ? String(content.headline ?? "") : text("title"),
      excerpt: text("excerpt"),
      datelinePlace: text("datelinePlace") || null,
      body: body.content.length > 0 ? body : null,
    };
  });
}

/** The columns that a content makes, apart from words. */
export function settingsOf(content: Content) {
  const text = (name: string) => (content[name] as string | null | undefined) || null;
  return {
    datedOn: new Date(content.datedOn as string),
    precision: content.precision as DatePrecision,
    partnerId: text("partnerId"),
    outlet: text("outlet"),
    byline: text("byline"),
    url: text("url"),
    urlLanguage: text("urlLanguage") as Language | null,
  };
}
