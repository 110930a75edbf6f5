import { createInstance, type i18n, type TFunction } from "i18next";
import { fetchWords, resources } from "#words";
import { formatCount } from "./format.ts";
import { isLanguage, type Language, languages } from "./language.ts";
import type { Namespace } from "./resources.ts";

function start(language: Language): i18n {
  const instance = createInstance();
  instance.init({
    resources,
    lng: language,
    fallbackLng: "en",
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

const loading = new Map<string, Promise<void>>();

/**
 * Makes the words of a namespace known. On the server and in tests they always are; a browser fetches those of the
 * page's language when a page needs them.
 */
export function loadWords(language: Language, ns: Namespace): Promise<void> {
  const key = `${language}:${ns}`;
  let kept = loading.get(key);
  if (!kept) {
    kept = Promise.resolve(fetchWords?.(language, ns)).then((words) => {
      if (words) instances[language].addResourceBundle(language, ns, words);
    });
    loading.set(key, kept);
    // Whoever asks again after a failure, such as a lost connection, gets a new try.
    kept.catch(() => loading.delete(key));
  }
  return kept;
}

const translators = new Map<string, TFunction>();

/**
 * The words of one namespace in one language: `translator("es", "news")("kind.press")`.
 * Keys are typed. Plurals by `count`; print numbers with "{{count, number}}". In a browser that does not have them yet
 * it throws the promise of them: React waits.
 */
export function translator<N extends Namespace>(language: Language, ns: N): TFunction<N> {
  if (fetchWords && !instances[language].hasResourceBundle(language, ns)) throw loadWords(language, ns);
  const key = `${language}:${ns}`;
  const kept = translators.get(key) ?? instances[language].getFixedT(language, ns);
  translators.set(key, kept as TFunction);
  return kept as unknown as TFunction<N>;
}
