import type { TFunction } from "i18next";
import { createContext, type ReactNode, useContext } from "react";
import { I18nextProvider } from "react-i18next";
import type { Language } from "./language.ts";
import type { Namespace } from "./resources.ts";
import { instanceOf, translator } from "./translate.ts";

/** Sentences with links or marks inside: `<Trans t={t} i18nKey="…" components={{ a: <a href="…" /> }} />`. */
export { Trans } from "react-i18next";

const LanguageContext = createContext<Language>("en");

/** Sets the language of everything below it. The document has one; a mail has its own. */
export function LanguageProvider({ language, children }: { language: Language; children?: ReactNode }) {
  return (
    <LanguageContext.Provider value={language}>
      <I18nextProvider i18n={instanceOf(language)}>{children}</I18nextProvider>
    </LanguageContext.Provider>
  );
}

/** Collects the namespaces of the page that is being rendered, so that its browser can fetch them at once. */
export const UsedWords = createContext<Set<Namespace> | null>(null);

/** The language of the page that is being rendered. */
export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The words of a namespace in the language of the page. */
export function useT<N extends Namespace>(ns: N): TFunction<N> {
  useContext(UsedWords)?.add(ns);
  return translator(useLanguage(), ns);
}

/**
 * For fragments that may not be translated: the `lang` attribute they need on this page, none when they
 * are in its language.
 */
export function useLangOf(): (language: Language) => Language | undefined {
  const page = useLanguage();
  return (language) => (language === page ? undefined : language);
}
