import type { Language } from "./language.ts";
import type { Namespace } from "./resources.ts";

export { resources } from "./resources.ts";

/** Where every word is known there is nothing to fetch. */
export const fetchWords: ((language: Language, ns: Namespace) => Promise<object> | undefined) | null = null;
