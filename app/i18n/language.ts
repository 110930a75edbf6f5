/** The languages every page, mail and piece of content stands in. The first is the default. */
export const languages = ["en", "es"] as const;

export type Language = (typeof languages)[number];

/** Tells whether a value, such as a cookie's, names one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** The other language: what the switch in the masthead leads to. */
export function otherLanguage(language: Language): Language {
  return language === "en" ? "es" : "en";
}

/**
 * The address of a page in a language: English at the path, Spanish under /es.
 * `path` is absolute, in English ("/petitions/sign-it?s=x#form"); query and fragment stay.
 */
export function localPath(language: Language, path: string): string {
  if (language === "en") return path;
  const cut = path.search(/[?#]/);
  const pathname = cut < 0 ? path : path.slice(0, cut);
  const rest = cut < 0 ? "" : path.slice(cut);
  return `/es${pathname === "/" ? "" : pathname}${rest}`;
}

/** The language a path stands in. `/escape` is English. */
export function languageOfPath(pathname: string): Language {
  return pathname === "/es" || pathname.startsWith("/es/") ? "es" : "en";
}

/** The English path of the same page: "/es/privacy" is "/privacy", "/es" is "/". */
export function withoutLanguage(pathname: string): string {
  if (languageOfPath(pathname) === "en") return pathname;
  return pathname.slice("/es".length) || "/";
}
