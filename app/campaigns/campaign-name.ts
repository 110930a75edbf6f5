import { type Language, languages } from "#app/i18n/language.ts";

type Named = { slug: string; translations: { language: Language; name: string }[] };

/** What a campaign is called in a language, else in the other one, else by its slug. */
export function nameOf({ slug, translations }: Named, language: Language = "en"): string {
  const named = translations.filter(({ name }) => name.trim() !== "");
  return (named.find((words) => words.language === language) ?? named[0])?.name ?? slug;
}

/** The languages in which a campaign is called something. */
export function namedIn({ translations }: Named): Language[] {
  return languages.filter((language) =>
    translations.some((words) => words.language === language && words.name.trim() !== ""),
  );
}
