import type { Language } from "#app/i18n/language.ts";
import { plainHeadline } from "#app/ui/headline.ts";

type Titled = { slug: string; translations: { language: Language; title: string }[] };

/** What a petition is called in a language, else in the other one, else by its slug. */
export function petitionName({ slug, translations }: Titled, language: Language = "en"): string {
  const titled = translations.filter(({ title }) => title.trim() !== "");
  const words = titled.find((each) => each.language === language) ?? titled[0];
  return words ? plainHeadline(words.title) : slug;
}
