import { createInstance, type i18n, type TFunction } from "i18next";
import { formatCount } from "./format.ts";
import { isLanguage, type Language, languages } from "./language.ts";
import { type Namespace, resources } from "./resources.ts";

function start(language: Language): i18n {
  const instance = createInstance();
  instance.init({
    resources,
    lng: language,
    fallbackLng: "en",
    ns: Object.keys(resources.en),
    defaultNS: "common",
    initAsync: false,
    // React and React Email escape what they print.
    interpolation: { escapeValue: false },
  });
  // "{{count, number}}" prints what formatCount prints, wherever it stands.
  instance.services.formatter?.add("number", (value, lng) =>
    formatCount(Number(value), isLanguage(lng) ? lng : language),
  );
  return instance;
}

const instances = Object.fromEntries(languages.map((language) => [language, start(language)])) as Record<
  Language,
  i18n
>;

/** The i18next instance of a language, for components that need more than `t`. */
export function instanceOf(language: Language): i18n {
  return instances[language];
}

const translators = new Map<string, TFunction>();

/**
 * The words of one namespace in one language: `translator("es", "news")("kind.press")`.
 * Keys are typed. Plurals by `count`; print numbers with "{{count, number}}".
 */
export function translator<N extends Namespace>(language: Language, ns: N): TFunction<N> {
  const key = `${language}:${ns}`;
  const kept = translators.get(key) ?? instances[language].getFixedT(language, ns);
  translators.set(key, kept as TFunction);
  return kept as unknown as TFunction<N>;
}
