import { canonicalEmail } from "#app/mail/canonical-email.ts";
import { fold, toTsQuery } from "#app/platform/search-words.ts";

const MOST_TERMS = 8;

export type SearchTerms = {
  /** Folded; each is looked for as the beginning of a word, and all must be found. */
  terms: string[];
  /** The same as a condition of full-text search, where a word may as well be the name of a mail domain. */
  query: string;
  /** The canonical form of what was typed, when that is a whole address. */
  email: string | null;
};

/** Separators of the database's `supporter_words`. */
const separators = /[\][\s.,;:'"()/_+&|!*<>\\’“”-]+/;

/**
 * What was typed into the search of supporters, as words to look for: names, the parts of an address, "@" with the
 * beginning of a mail domain, a mail domain or its first part, a telephone number in any spelling, a ZIP code.
 */
export function searchTerms(typed: string): SearchTerms {
  const text = typed.replaceAll("\0", " ").trim().slice(0, 200);
  const number = numberIn(text);
  if (number) return { terms: [number], query: toTsQuery([number]), email: null };
  const domains = [...text.matchAll(/@([^\s@]+)/g)].map(([, domain]) => `@${domain!.toLowerCase()}`);
  const pieces = text.replace(/@[^\s@]*/g, " ").split(/\s+/);
  const found = [...pieces.map(readPiece), ...domains.map((domain) => ({ words: [domain], domain: null }))]
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_TERMS);
  const terms = [...new Set(found.flatMap(({ words }) => words))].slice(0, MOST_TERMS);
  return { terms, query: found.map(queryOf).join(" & "), email: canonicalEmail(text) };
}

/** A piece between spaces: its words, and the mail domain that it may be, as far as that is spelt. */
type Piece = { words: string[]; domain: string | null };

function readPiece(piece: string): Piece {
  const words = fold(piece)
    .split(separators)
    .filter((word) => word !== "")
    .slice(0, MOST_TERMS);
  if (!/^[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]+)*$/u.test(piece)) return { words, domain: null };
  // Without a dot it is the whole of the first part: "ya" is not everybody at yahoo.com.
  return { words, domain: `@${piece.toLowerCase()}${piece.includes(".") ? "" : "."}` };
}

const queryOf = ({ words, domain }: Piece): string =>
  domain === null ? toTsQuery(words) : `((${toTsQuery(words)}) | ${toTsQuery([domain])})`;

/** The digits of a telephone number or ZIP code; null when it is neither. Of ZIP+4 the first five count. */
function numberIn(text: string): string | null {
  if (/^\d{5}-\d{4}$/.test(text)) return text.slice(0, 5);
  if (!/^\+?[\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (digits.length < 2) return null;
  return digits;
}
