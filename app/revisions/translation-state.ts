import { type Language, languages, otherLanguage } from "#app/i18n/language.ts";
import type { Content } from "./revision.ts";

/** `missing`: the other language has it. `stale`: the other language changed after it. */
export type TranslationState = "current" | "missing" | "stale";

const isEmpty = (value: unknown): boolean => {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  // A document of rich text without a word.
  return typeof value === "object" && !/"text":"[^"]*[^\s"]/.test(JSON.stringify(value));
};

/**
 * How each field of a language stands beside its other language, by "name.en" and "name.es". `names` are the
 * fields that are translated; `versions` is what `fieldVersions` found.
 */
export function translationStates(
  names: readonly string[],
  content: Content,
  versions: Record<string, number>,
): Record<string, TranslationState> {
  const stateOf = (name: string, language: Language): TranslationState => {
    const own = `${name}.${language}`;
    const other = `${name}.${otherLanguage(language)}`;
    if (isEmpty(content[own])) return isEmpty(content[other]) ? "current" : "missing";
    if (isEmpty(content[other])) return "current";
    return (versions[other] ?? 0) > (versions[own] ?? 0) ? "stale" : "current";
  };
  return Object.fromEntries(
    names.flatMap((name) => languages.map((language) => [`${name}.${language}`, stateOf(name, language)])),
  );
}
