import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype, { type Font } from "opentype.js";

/** `display` is League Gothic, for headlines; `slug` is Bowlby One, for small lines. */
export type Face = "display" | "slug";

const FILES: Record<Face, string[]> = {
  display: [
    "@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff",
    "@fontsource/league-gothic/files/league-gothic-latin-ext-400-normal.woff",
    "@fontsource/league-gothic/files/league-gothic-vietnamese-400-normal.woff",
  ],
  slug: ["@fontsource/bowlby-one/files/bowlby-one-latin-400-normal.woff"],
};

// Resolved when first used, so that it also works from inside the bundled server.
const require = createRequire(import.meta.url);

function load(file: string): Font {
  const bytes = readFileSync(require.resolve(file));
  return opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

const loaded = new Map<Face, Font[]>();

/** The subsets of a face, in the order in which a browser would look for a glyph. */
function subsets(face: Face): [Font, ...Font[]] {
  const fonts = loaded.get(face) ?? FILES[face].map(load);
  loaded.set(face, fonts);
  return fonts as [Font, ...Font[]];
}

/** A stretch of text that one subset can set; `font` is null where none can. */
type Run = { text: string; font: Font | null };

function runs(text: string, face: Face): Run[] {
  const fonts = subsets(face);
  const found: Run[] = [];
  for (const character of text.normalize("NFC")) {
    const last = found.at(-1);
    // Spaces stay with the word before them, which keeps its kerning.
    const font =
      character === " " && last ? last.font : (fonts.find((one) => one.hasChar(character)) ?? null);
    if (last && last.font === font) last.text += character;
    else found.push({ text: character, font });
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

function runWidth({ text, font }: Run): number {
  if (font) return font.getAdvanceWidth(text, 1000) / 1000;
  return [...text].reduce((width, character) => width + guessedWidth(character), 0);
}

/** Width of `text` at a font size of 1, kerned; characters the face lacks are guessed. */
export function widthInEm(text: string, face: Face): number {
  return runs(text, face).reduce((width, run) => width + runWidth(run), 0);
}

/** Height of the face's capitals at a font size of 1. */
export function capHeight(face: Face): number {
  const [font] = subsets(face);
  return (font.tables.os2?.sCapHeight ?? 0.7 * font.unitsPerEm) / font.unitsPerEm;
}

/** `text` without the characters that the face cannot print, such as emoji. */
export function printable(text: string, face: Face): string {
  return runs(text, face)
    .filter(({ font }) => font !== null)
    .map((run) => run.text)
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
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
    if (run.font) path += pathData(run.font.getPath(run.text, left, y, size).commands);
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
