import { capHeight, textPath, widthInEm } from "./font-metrics.server.ts";
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

/** The headline as outlined type, its last line over an offset in a second ink. */
export function outlineHeadline(lines: string[], { x, y, width, fill, under }: Setting): string {
  const set = stack(lines, { y, width });
  return set
    .map(({ text, size, baseline }, i) => {
      const type = `<path fill="${fill}" d="${textPath(text, "display", { x, y: baseline, size })}"/>`;
      if (i < set.length - 1) return type;
      const offset = { x: x + OFFSET.x * size, y: baseline + OFFSET.y * size, size };
      return `<path fill="${under}" d="${textPath(text, "display", offset)}"/>${type}`;
    })
    .join("");
}

/** A small line in Bowlby One. */
export function outlineSlug(
  text: string,
  place: { x: number; y: number; size: number },
  fill: string,
): string {
  return `<path fill="${fill}" d="${textPath(text, "slug", place)}"/>`;
}

/** Size at which a small line fits into `room`, at most `largest`. */
export function slugSize(text: string, room: number, largest: number): number {
  const width = widthInEm(text, "slug");
  return width > 0 ? Math.min(largest, room / width) : largest;
}
