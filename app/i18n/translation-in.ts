import type { Language } from "./language.ts";

/**
 * The translation to show: in the reader's language, else in the other one. Its `language` says which,
 * so that the page can mark the fragment with `lang`. Null when there is none at all.
 */
export function translationIn<T extends { language: Language }>(rows: T[], language: Language): T | null {
  return rows.find((row) => row.language === language) ?? rows[0] ?? null;
}
