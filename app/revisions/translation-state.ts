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

/**
 * Of the other language's fields those that need no second look: a field that was missing or stale has been written,
 * which brings it up to what the other one says and changes nothing there. `changed` are the fields being saved,
 * `before` and `versions` what was there until now.
 */
export function caughtUp(
  changed: readonly string[],
  before: Content,
  versions: Record<string, number>,
): string[] {
  return changed.flatMap((field) => {
    const [name, language] = splitField(field);
    if (!language) return [];
    const other = `${name}.${otherLanguage(language)}`;
    if (changed.includes(other) || !(other in before)) return [];
    const behind = isEmpty(before[field]) || (versions[other] ?? 0) > (versions[field] ?? 0);
    return behind && !isEmpty(before[other]) ? [other] : [];
  });
}

function splitField(field: string): [name: string, language: Language | undefined] {
  const dot = field.lastIndexOf(".");
  const language = languages.find((each) => each === field.slice(dot + 1));
  return [field.slice(0, dot), language];
}
