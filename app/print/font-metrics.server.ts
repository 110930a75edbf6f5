import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype, { type Font } from "opentype.js";

/** `display` is League Gothic, for headlines; `slug` is Bowlby One, for small lines; `text` and `bold` are Libre Franklin. */
export type Face = "display" | "slug" | "text" | "bold";

const franklin = (weight: number) =>
  ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext"].map(
    (subset) => `@fontsource/libre-franklin/files/libre-franklin-${subset}-${weight}-normal.woff`,
  );

const FILES: Record<Face, string[]> = {
  display: [
    "@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff",
    "@fontsource/league-gothic/files/league-gothic-latin-ext-400-normal.woff",
    "@fontsource/league-gothic/files/league-gothic-vietnamese-400-normal.woff",
  ],
  slug: ["@fontsource/bowlby-one/files/bowlby-one-latin-400-normal.woff"],
  text: franklin(400),
  bold: franklin(700),
};

// Resolved when first used, so that it also works from inside the bundled server.
const require = createRequire(import.meta.url);

/** The bytes of a face's file, for those that embed it. */
export function fontFile(file: string): Buffer {
  return readFileSync(require.resolve(file));
}

type Subset = { file: string; font: Font };

function load(file: string): Subset {
  const bytes = fontFile(file);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return { file, font: opentype.parse(buffer) };
}

const loaded = new Map<Face, Subset[]>();

/** The subsets of a face, in the order in which a browser would look for a glyph. */
function subsets(face: Face): [Subset, ...Subset[]] {
  const fonts = loaded.get(face) ?? FILES[face].map(load);
  loaded.set(face, fonts);
  return fonts as [Subset, ...Subset[]];
}

/** A stretch of text that one subset can set; `subset` is null where none can. */
type Run = { text: string; subset: Subset | null };

function runs(text: string, face: Face): Run[] {
  const fonts = subsets(face);
  const found: Run[] = [];
  for (const character of text.normalize("NFC")) {
    const last = found.at(-1);
    // Spaces stay with the word before them, which keeps its kerning.
    const subset =
      character === " " && last ? last.subset : (fonts.find(({ font }) => font.hasChar(character)) ?? null);
    if (last && last.subset === subset) last.text += character;
    else found.push({ text: character, subset });
  }
  return found;
}

/** Width in em of a character that the browser will take from a system font: a guess on the wide side. */
function guessedWidth(character: string): number {
  if (/\p{Mark}|\p{Format}/u.test(character)) return 0;
  return /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u.test(
    character,
  )
    ? 1
    : 0.75;
}

function runWidth({ text, subset }: Run): number {
  if (subset) return subset.font.getAdvanceWidth(text, 1000) / 1000;
  return [...text].reduce((width, character) => width + guessedWidth(character), 0);
}

/** Width of `text` at a font size of 1, kerned; characters the face lacks are guessed. */
export function widthInEm(text: string, face: Face): number {
  return runs(text, face).reduce((width, run) => width + runWidth(run), 0);
}

/** Height of the face's capitals at a font size of 1. */
export function capHeight(face: Face): number {
  const [{ font }] = subsets(face);
  return (font.tables.os2?.sCapHeight ?? 0.7 * font.unitsPerEm) / font.unitsPerEm;
}

/** `text` without the characters that the face cannot print, such as emoji. */
export function printable(text: string, face: Face): string {
  return runs(text, face)
    .filter(({ subset }) => subset !== null)
    .map((run) => run.text)
    .join("")
    .replace(/[^\S\u00a0]+/gu, " ")
    .trim();
}

/** Text cut into stretches of one font file each, with their widths in em; what no file can set is left out. */
export function stretches(text: string, face: Face): { text: string; file: string; em: number }[] {
  return runs(text, face).flatMap((run) =>
    run.subset ? [{ text: run.text, file: run.subset.file, em: runWidth(run) }] : [],
  );
}

type Place = { x: number; y: number; size: number };

/**
 * The outlines of `text` as path data, one digit after the point; no font is needed where it lands.
 * `x`, `y` is where the baseline starts. Characters that the face lacks leave their space empty.
 */
export function textPath(text: string, face: Face, { x, y, size }: Place): string {
  let path = "";
  let left = x;
  for (const run of runs(text, face)) {
    if (run.subset) path += pathData(run.subset.font.getPath(run.text, left, y, size).commands);
    left += runWidth(run) * size;
  }
  return path;
}

const rounded = (value: number) => +value.toFixed(1);

function pathData(commands: opentype.PathCommand[]): string {
  return commands
    .map((command) => {
      switch (command.type) {
        case "Z":
          return "Z";
        case "Q":
          return `Q${[command.x1, command.y1, command.x, command.y].map(rounded).join(" ")}`;
        case "C":
          return `C${[command.x1, command.y1, command.x2, command.y2, command.x, command.y].map(rounded).join(" ")}`;
        default:
          return `${command.type}${rounded(command.x)} ${rounded(command.y)}`;
      }
    })
    .join("");
}
