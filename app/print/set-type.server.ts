import { capHeight, widthInEm } from "./font-metrics.server.ts";
import type { Mark } from "./marks.server.ts";
import { hasAccents } from "./set-headline.server.ts";

type Setting = {
  /** Upper left corner and width of the headline, in the poster's units. */
  x: number;
  y: number;
  width: number;
  fill: string;
  /** Ink of the offset beneath the last line. */
  under: string;
};

const LEADING = 0.1;
const ACCENT_LEADING = 0.16;
const OFFSET = { x: 0.03, y: 0.026 };

type SetLine = { text: string; size: number; baseline: number };

/** Every line as large as the width lets it be, one under the other. */
function stack(lines: string[], { y, width }: { y: number; width: number }): SetLine[] {
  const cap = capHeight("display");
  let baseline = y;
  return lines.map((text, i) => {
    const size = width / widthInEm(text, "display");
    const lead = (i > 0 ? LEADING : 0) + (hasAccents(text) ? ACCENT_LEADING : 0);
    baseline += size * (cap + lead);
    return { text, size, baseline };
  });
}

/** Where a headline of this width ends, so that a poster can see what room is left. */
export function headlineBottom(lines: string[], place: { y: number; width: number }): number {
  return stack(lines, place).at(-1)?.baseline ?? place.y;
}

/** The headline, its last line over an offset in a second ink. */
export function headlineMarks(lines: string[], { x, y, width, fill, under }: Setting): Mark[] {
  const set = stack(lines, { y, width });
  return set.flatMap(({ text, size, baseline }, i): Mark[] => {
    const line: Mark = { kind: "type", face: "display", text, x, y: baseline, size, fill };
    if (i < set.length - 1) return [line];
    const offset = { x: x + OFFSET.x * size, y: baseline + OFFSET.y * size, fill: under };
    return [{ ...line, ...offset }, line];
  });
}

/** A small line in Bowlby One. */
export function slugMark(text: string, place: { x: number; y: number; size: number }, fill: string): Mark {
  return { kind: "type", face: "slug", text, ...place, fill };
}

/** Size at which a small line fits into `room`, at most `largest`. */
export function slugSize(text: string, room: number, largest: number): number {
  const width = widthInEm(text, "slug");
  return width > 0 ? Math.min(largest, room / width) : largest;
}
