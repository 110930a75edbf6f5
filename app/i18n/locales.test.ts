import { expect, test } from "vitest";
import { resources } from "./resources.ts";

type Tree = { [key: string]: Tree | string };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** What must agree: keys without their plural forms, and what is filled in or marked up in each. */
function outline(tree: Tree): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const [key, text] of leaves(tree)) {
    const names = [
      ...[...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => `{{${name}}}`),
      ...[...text.matchAll(/<(\w+)[ />]/g)].map(([, name]) => `<${name}>`),
    ];
    const base = key.replace(pluralForm, "");
    found[base] ??= new Set();
    for (const name of names) found[base].add(name);
  }
  return Object.fromEntries(Object.entries(found).map(([key, names]) => [key, [...names].sort()]));
}

const namespaces = Object.keys(resources.en) as (keyof typeof resources.en)[];

test.each(namespaces)("%s says the same things in both languages", (ns) => {
  expect(outline(resources.es[ns])).toEqual(outline(resources.en[ns]));
});

test.each(namespaces)("%s has every plural form its language needs", (ns) => {
  for (const language of ["en", "es"] as const) {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const keys = new Set(leaves(resources[language][ns]).map(([key]) => key));
    const counted = [...keys]
      .filter((key) => /_(one|other)$/.test(key))
      .map((key) => key.replace(pluralForm, ""));
    for (const base of counted) {
      const missing = needed.filter((form) => !keys.has(`${base}_${form}`));
      expect(missing, `${language} ${ns}:${base}`).toEqual([]);
    }
  }
});

test.each(namespaces)("%s leaves nothing unwritten", (ns) => {
  for (const language of ["en", "es"] as const) {
    for (const [key, text] of leaves(resources[language][ns])) {
      expect(text.trim(), `${language} ${ns}:${key}`).not.toBe("");
      expect(text, `${language} ${ns}:${key}`).not.toMatch(/lorem ipsum|\bTODO\b|\bTBD\b/);
    }
  }
});
