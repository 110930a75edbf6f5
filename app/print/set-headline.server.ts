import type { Language } from "#app/i18n/language.ts";
import { forcedLines, type Headline, plainHeadline } from "#app/ui/headline.ts";
import { widthInEm } from "./font-metrics.server.ts";

/** Height of the set headline over its width: a hero is taller than the headline of a reading page. */
export type HeadlineShape = { aspect?: number };

const HERO_ASPECT = 0.62;
/** Line height against font size. */
const LINE = 0.86;
const MOST_WORDS_TRIED_IN_FULL = 9;
const MOST_LINES = 6;
const MOST_LINES_OF_A_LONG_ONE = 7;
const KEPT = 500;

const kept = new Map<string, Headline>();

/**
 * Sets a headline: picks its line breaks and tells each line's width, so that CSS alone can make every
 * line fill the measure. "/" forces the breaks. Up to nine words, the best of all shapes; longer ones are
 * broken into at most seven lines as even as can be. Over 60 characters it gets small: move words to the ask.
 * Answers are kept, since a campaign sets few headlines over and over.
 */
export function setHeadline(
  text: string,
  language: Language,
  { aspect = HERO_ASPECT }: HeadlineShape = {},
): Headline {
  const key = `${language} ${aspect} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const headline = {
    plain: plainHeadline(text),
    lines: breakLines(text, language, aspect).map((line) => ({
      text: line,
      em: Math.ceil(widthInEm(line, "display") * 100) / 100,
      accents: hasAccents(line),
    })),
  };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, headline);
  return headline;
}

/** Tells whether a line of capitals has marks above them; a cedilla or a dot below takes no room there. */
export function hasAccents(line: string): boolean {
  return /[\u0300-\u0322\u0340-\u036F]/u.test(line.normalize("NFD"));
}

/** The lines of a headline in capitals. */
export function breakLines(text: string, language: Language, aspect: number): string[] {
  const forced = forcedLines(text.toLocaleUpperCase(language));
  if (forced.length > 1) return forced;
  const words = (forced[0] ?? "").split(" ").filter((word) => word !== "");
  if (words.length === 0) return [];
  return words.length > MOST_WORDS_TRIED_IN_FULL ? evenLines(words, aspect) : bestShape(words, aspect);
}

/** Widths of the line made of words `from` up to and without `to`. */
function lineWidths(words: string[]): (from: number, to: number) => number {
  const widths = new Map<number, number>();
  return (from, to) => {
    const key = from * (words.length + 1) + to;
    const width = widths.get(key) ?? widthInEm(words.slice(from, to).join(" "), "display");
    widths.set(key, width);
    return width;
  };
}

/** Tries every way to break and keeps the one whose lines differ least in size near the wanted shape. */
function bestShape(words: string[], aspect: number): string[] {
  const width = lineWidths(words);
  let best = { score: Number.POSITIVE_INFINITY, breaks: [words.length] };
  const attempt = (from: number, breaks: number[]) => {
    if (from === words.length) {
      const score = shapeScore(words, breaks, width, aspect);
      if (score < best.score) best = { score, breaks };
      return;
    }
    if (breaks.length >= MOST_LINES) return;
    for (let to = from + 1; to <= words.length; to++) attempt(to, [...breaks, to]);
  };
  attempt(0, []);
  return joinAt(words, best.breaks);
}

/** 0 is perfect. Off the wanted shape costs, so do lines of unequal size and a short line of its own. */
function shapeScore(
  words: string[],
  breaks: number[],
  width: (from: number, to: number) => number,
  aspect: number,
): number {
  const sizes = breaks.map((to, i) => 1 / width(breaks[i - 1] ?? 0, to));
  const height = sizes.reduce((sum, size) => sum + size * LINE, 0);
  const unevenness = Math.log(Math.max(...sizes) / Math.min(...sizes));
  const stub = joinAt(words, breaks).some((line, i) => i > 0 && line.length < 4) ? 0.5 : 0;
  return Math.abs(Math.log(height / aspect)) * 1.4 + Math.max(0, unevenness) + stub;
}

/** Least squares on the width of a given number of lines; time grows with the square of the words. */
function evenLines(words: string[], aspect: number): string[] {
  const space = widthInEm(" ", "display");
  // Kerning across spaces is left out: a sum up to each word makes every line's width one subtraction.
  const ends = [0];
  for (const word of words) ends.push(ends.at(-1)! + widthInEm(word, "display") + space);
  const width = (from: number, to: number) => ends[to]! - ends[from]! - space;
  const whole = width(0, words.length);
  const lines = Math.min(
    MOST_LINES_OF_A_LONG_ONE,
    Math.max(2, Math.round(Math.sqrt((whole * LINE) / aspect))),
  );
  const ideal = whole / lines;
  const off = (from: number, to: number) => (width(from, to) - ideal) ** 2;

  // costs[from]: what it takes to set the words from there on in the lines counted so far.
  let costs = words.map((_, from) => off(from, words.length));
  const ways: number[][] = [];
  for (let count = 2; count <= lines; count++) {
    const firstBreaks = words.map(() => 0);
    costs = costs.map((_, from) => {
      let least = Number.POSITIVE_INFINITY;
      for (let to = from + 1; to <= words.length - count + 1; to++) {
        const cost = off(from, to) + costs[to]!;
        if (cost >= least) continue;
        least = cost;
        firstBreaks[from] = to;
      }
      return least;
    });
    ways.unshift(firstBreaks);
  }
  let at = 0;
  const breaks = ways.map((firstBreaks) => {
    at = firstBreaks[at]!;
    return at;
  });
  return joinAt(words, [...breaks, words.length]);
}

function joinAt(words: string[], breaks: number[]): string[] {
  return breaks.map((to, i) => words.slice(breaks[i - 1] ?? 0, to).join(" "));
}
