const MOST_WORDS = 8;

/** Small letters without accents, as the database's `fold_text` has them. */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** Separators of the database's `name_words`. */
const separators = /[\][\s.,;:'"()/_+&|!?¿¡*<>\\’‘“”—–-]+/;

/** What was typed, as words to look for in what things are called: each is the beginning of one, and all must be found. */
export function wordsOf(typed: string): string[] {
  const words = fold(typed.replaceAll("\0", " ").slice(0, 200)).split(separators);
  return [...new Set(words)].filter((word) => word !== "").slice(0, MOST_WORDS);
}

/** A condition of PostgreSQL's full-text search: every term as the beginning of a word. */
export function toTsQuery(terms: readonly string[]): string {
  return terms.map((term) => `'${term.replace(/[\\']/g, (mark) => mark + mark)}':*`).join(" & ");
}
