import type { PdfSheet } from "#app/print/pdf-sheet.server.ts";

/** Points from one row to the next. */
const ROW = 14;

/** Rows in columns, filled one after the other; a full page makes room for the next. */
export class Columns {
  private column = 0;
  private first: number;
  constructor(
    private readonly sheet: PdfSheet,
    private readonly count: number,
    private readonly gap = 18,
  ) {
    this.first = sheet.y;
  }
  get width(): number {
    return (this.sheet.width - this.gap * (this.count - 1)) / this.count;
  }
  /** Where the next row goes: its left edge and baseline. */
  next(): { x: number; y: number } {
    if (this.sheet.y + ROW > this.sheet.bottom) {
      this.column = (this.column + 1) % this.count;
      if (this.column === 0) {
        this.sheet.turn();
        this.first = this.sheet.y;
      }
      this.sheet.y = this.first;
    }
    this.sheet.y += ROW;
    return { x: this.sheet.left + this.column * (this.width + this.gap), y: this.sheet.y - 4 };
  }
  /** How wide the row that `next` gave last may grow, of itself or over the empty columns beside it, to be `needed`. */
  spanned(needed: number): number {
    const span = Math.ceil((needed + this.gap) / (this.width + this.gap));
    const columns = Math.max(1, Math.min(span, this.count - this.column));
    return this.width * columns + this.gap * (columns - 1);
  }
  /** What follows stands below all of it. */
  close(): void {
    if (this.column > 0) this.sheet.turn();
    else this.sheet.y += 20;
  }
}
