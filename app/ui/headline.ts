/** A headline set for the lockup: every line fills the measure. */
export type Headline = {
  lines: HeadlineLine[];
  /** The headline as a sentence, for titles, labels and cards. */
  plain: string;
};

export type HeadlineLine = {
  /** In capitals, as printed. */
  text: string;
  /** Width at a font size of 1, rounded up to two digits. */
  em: number;
  /** Has marks above its capitals and needs room for them. */
  accents: boolean;
};

// A slash between two letters or figures ("24/7", "and/or") is part of the text.
const FORCED_BREAK = /\s+\/\s*|\s*\/\s+|(?<![\p{L}\p{N}])\/|\/(?![\p{L}\p{N}])/u;

/** The parts that an organizer set apart with "/"; one part when there is none. */
export function forcedLines(text: string): string[] {
  return text
    .split(FORCED_BREAK)
    .map((part) => part.trim().replace(/\s+/gu, " "))
    .filter((part) => part !== "");
}

/** A headline without its forced breaks: "This time, / sign it." is "This time, sign it." */
export function plainHeadline(text: string): string {
  return forcedLines(text).join(" ");
}
