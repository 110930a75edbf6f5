import type { Language } from "./language.ts";
import type { Namespace } from "./resources.ts";
import { instanceOf } from "./translate.ts";

/** Texts by their key, as "confirmation.subject". */
export type Words = ReadonlyMap<string, string>;

const shipped = new Map<string, Words>();

function flat(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flat(inner, path ? `${path}.${key}` : key),
  );
}

/** The words of a namespace that the product ships, whatever stands in their place now. */
export function shippedWords(language: Language, ns: Namespace): Words {
  const key = `${language}:${ns}`;
  const kept = shipped.get(key) ?? new Map(flat(instanceOf(language).getResourceBundle(language, ns)));
  shipped.set(key, kept);
  return kept;
}

const replaced = new Map<string, Words>();

/** Puts other words in the place of those that ship, in this process; those that were replaced before and are not named come back. */
export function replaceWords(language: Language, ns: Namespace, words: Words): void {
  const key = `${language}:${ns}`;
  const all = shippedWords(language, ns);
  const instance = instanceOf(language);
  for (const name of replaced.get(key)?.keys() ?? [])
    if (!words.has(name)) instance.addResource(language, ns, name, all.get(name)!);
  for (const [name, text] of words) if (all.has(name)) instance.addResource(language, ns, name, text);
  replaced.set(key, words);
}
