import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { fold } from "#app/platform/search-words.ts";

const MOST_TERMS = 8;

export type SearchTerms = {
  /** Folded; each is looked for as the beginning of a word, and all must be found. */
  terms: string[];
  /** The canonical form of what was typed, when that is a whole address. */
  email: string | null;
};

/** Separators of the database's `supporter_words`. */
const separators = /[\][\s.,;:'"()/_+&|!*<>\\’“”-]+/;

/**
 * What was typed into the search of supporters, as words to look for: names, the parts of an address, "@" with the
 * beginning of a mail domain, a telephone number in any spelling, a ZIP code.
 */
export function searchTerms(typed: string): SearchTerms {
  const text = typed.replaceAll("\0", " ").trim().slice(0, 200);
  const number = numberIn(text);
  if (number) return { terms: [number], email: null };
  const domains = [...text.matchAll(/@([^\s@]+)/g)].map(([, domain]) => `@${domain!.toLowerCase()}`);
  const words = fold(text.replace(/@[^\s@]*/g, " ")).split(separators);
  const terms = [...new Set([...words, ...domains])].filter((word) => word !== "" && word !== "@");
  return { terms: terms.slice(0, MOST_TERMS), email: canonicalEmail(text) };
}

/** The digits of a telephone number or ZIP code; null when it is neither. Of ZIP+4 the first five count. */
function numberIn(text: string): string | null {
  if (/^\d{5}-\d{4}$/.test(text)) return text.slice(0, 5);
  if (!/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 2) return null;
  return digits;
}
