import type { Language } from "./language.ts";
import type { Namespace } from "./resources.ts";

// One file a language and namespace: a page fetches only those it speaks in.
const files = import.meta.glob<object>("../locales/*/*.json", { import: "default" });

/** Every namespace there is. */
export const namespaces = [
  ...new Set(Object.keys(files).map((path) => path.split("/").at(-1)!.replace(".json", "") as Namespace)),
];

/** A browser begins without a word. */
export const resources = {};

/** Fetches the words of a namespace in a language. */
export function fetchWords(language: Language, ns: Namespace): Promise<object> | undefined {
  return files[`../locales/${language}/${ns}.json`]?.();
}
