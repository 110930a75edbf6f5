import { isLanguage } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";

/**
 * What the fields of a kind of content are called: words of the namespace "revisions" under
 * `field_names.<kind>`, with the language where a field has one. An unknown field keeps its own name.
 */
export function useFieldLabel(kind: string): (field: string) => string {
  const t = useT("revisions");
  return (field) => {
    const dot = field.lastIndexOf(".");
    const language = field.slice(dot + 1);
    const translated = dot > 0 && isLanguage(language);
    const name = translated ? field.slice(0, dot) : field;
    const word = t(`field_names.${kind}.${name}` as "fields.en", { defaultValue: name });
    return translated ? t("fields.inLanguage", { field: word, language: t(`fields.${language}`) }) : word;
  };
}
