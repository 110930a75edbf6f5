import { type Face, printable, widthInEm } from "./font-metrics.server.ts";
import { type Paper, type Pdf, papers, setLine } from "./pdf.server.ts";

const MARGIN = { side: 54, top: 60, bottom: 60 };
const FOOT_SIZE = 8;

type Ink = { text: string; muted: string; rule: string; head: string };

/** Cuts text into lines of at most `width` points; a word that is longer is cut, too. */
export function wrap(text: string, face: Face, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (candidate: string) => widthInEm(candidate, face) * size <= width;
  for (const word of text.split(/[^\S\u00a0]+/u).filter((one) => one !== "")) {
    const longer = line ? `${line} ${word}` : word;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (!fits(line)) {
      const cut = fitting(line, fits);
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return line ? [...lines, line] : lines;
}

function fitting(word: string, fits: (text: string) => boolean): number {
  let most = Math.max(1, word.length - 1);
  while (most > 1 && !fits(word.slice(0, most))) most = Math.ceil(most * 0.8) - 1 || 1;
  return most;
}

/** One line that is cut off with an ellipsis where it is too long. */
export function clipped(text: string, face: Face, size: number, width: number): string {
  if (widthInEm(text, face) * size <= width) return text;
  let kept = text;
  while (kept.length > 1 && widthInEm(`${kept}…`, face) * size > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

/** Pages that fill from top to bottom, each with its foot. Lengths in points. */
export class PdfSheet {
  readonly left = MARGIN.side;
  readonly width: number;
  readonly top = MARGIN.top;
  readonly bottom: number;
  y = MARGIN.top;
  pages = 0;

  constructor(
    readonly pdf: Pdf,
    private readonly page: { paper: Paper; foot: string; pageWord: (number: number) => string },
    readonly ink: Ink,
  ) {
    const { width, height } = papers[page.paper];
    this.width = width - 2 * MARGIN.side;
    this.bottom = height - MARGIN.bottom;
  }

  turn(): void {
    this.pdf.addPage();
    this.pages += 1;
    this.y = this.top;
    const y = this.bottom + 30;
    const number = this.page.pageWord(this.pages);
    this.set(clipped(this.page.foot, "text", FOOT_SIZE, this.width - 80), "text", {
      y,
      size: FOOT_SIZE,
      fill: this.ink.muted,
    });
    const x = this.left + this.width - widthInEm(number, "text") * FOOT_SIZE;
    this.set(number, "text", { x, y, size: FOOT_SIZE, fill: this.ink.muted });
  }

  /** Begins another page where less than this is left. */
  need(height: number): void {
    if (this.pages === 0 || this.y + height > this.bottom) this.turn();
  }

  set(text: string, face: Face, { x = this.left, y = this.y, size = 10, fill = this.ink.text } = {}): void {
    setLine(this.pdf, printable(text, face), face, { x, y, size, fill });
  }

  heading(text: string): void {
    this.need(90);
    this.pdf.rect(this.left, this.y, this.width, 4).fill(this.ink.head);
    this.y += 36;
    this.set(clipped(text.toLocaleUpperCase(), "display", 28, this.width), "display", {
      size: 28,
      fill: this.ink.head,
    });
    this.y += 22;
  }

  paragraph(
    text: string,
    { face = "text" as Face, size = 10.5, indent = 0, after = 8, fill = this.ink.text } = {},
  ): void {
    for (const line of wrap(printable(text, face), face, size, this.width - indent)) {
      this.need(size * 1.45);
      this.set(line, face, { x: this.left + indent, y: this.y + size, size, fill });
      this.y += size * 1.45;
    }
    this.y += after;
  }
}
