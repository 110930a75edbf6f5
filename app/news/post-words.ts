import type { Language } from "#app/i18n/language.ts";
import { translationIn } from "#app/i18n/translation-in.ts";
import { parseRichText, plainText } from "#app/platform/rich-text.ts";
import type { PostKind } from "./post-kind.ts";

type Titled = { slug: string; translations: { language: Language; title: string }[] };

/** What a post is called in a language, else in the other one, else by its slug. */
export function postName({ slug, translations }: Titled, language: Language = "en"): string {
  const titled = translations.filter(({ title }) => title.trim() !== "");
  return translationIn(titled, language)?.title ?? slug;
}

type Words = { language: Language; title: string; excerpt: string; body: unknown };

/** The words of a document, an excerpt where none was written. */
export const bodyText = (body: unknown): string => (body ? plainText(parseRichText(body)).trim() : "");

/**
 * The languages in which a post can be shown, those with something to read first. One that is half done stands back
 * for the other; a clipping needs no more than its headline.
 */
export function shownWords<T extends Words>({
  kind,
  translations,
}: {
  kind: PostKind;
  translations: T[];
}): T[] {
  const titled = translations.filter(({ title }) => title.trim() !== "");
  const told = titled.filter(({ excerpt, body }) => excerpt.trim() !== "" || bodyText(body) !== "");
  return kind === "press" && told.length === 0 ? titled : told;
}

/** What a post lacks before the public may see it; null: nothing. */
export function missingForPublication(post: {
  kind: PostKind;
  url: string | null;
  translations: Words[];
}): "post-incomplete" | "clipping-incomplete" | null {
  if (post.kind === "press" && (!post.url || shownWords(post).length === 0)) return "clipping-incomplete";
  return shownWords(post).length === 0 ? "post-incomplete" : null;
}
