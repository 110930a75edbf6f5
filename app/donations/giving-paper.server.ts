import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { printable } from "#app/print/font-metrics.server.ts";
import { openPdf, type Paper, wholePdf } from "#app/print/pdf.server.ts";
import { PdfSheet, wrap } from "#app/print/pdf-sheet.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { deriveTheme, type Inks } from "#app/ui/theme.ts";
import type { Currency } from "./money.ts";
import { postalLine } from "./postal-line.ts";

/** The sheets that people print on where a currency is at home. */
export const paperOf = (currency: Currency): Paper =>
  ["USD", "CAD", "MXN"].includes(currency) ? "letter" : "a4";

type PaperHead = {
  title: string;
  /** Stands at the foot of each page beside the organisation's name. */
  foot: string;
  organisation: { name: string; postalAddress: string; inks: Inks };
  currency: Currency;
  language: Language;
  now: Date;
};

const TERM_ROOM = 170;
/** Between a term and what it says. */
const GAP = 10;
const SIZE = 10.5;
const LEADING = SIZE * 1.4;

/**
 * Draws a paper about giving, in the house's faces and inks: who gives it out, its title, then what `print` sets. Lengths in
 * points; pages follow one another as they fill.
 */
export async function givingPaper(
  { title, foot, organisation, currency, language, now }: PaperHead,
  print: (sheet: PdfSheet) => void,
): Promise<Buffer> {
  const t = translator(language, "donations");
  const house = plainHeadline(organisation.name);
  const { ink, "ink-2": muted, rule, head } = deriveTheme(organisation.inks).light;
  const paper = paperOf(currency);
  const pdf = openPdf({ title: `${title} ${foot}`, language, author: house, paper, now });
  const whole = wholePdf(pdf);
  const pageWord = (number: number) => t("paper.page", { number });
  const page = { paper, foot: `${house} · ${foot}`, pageWord };
  const sheet = new PdfSheet(pdf, page, { text: ink, muted, rule, head });
  sheet.turn();
  sheet.paragraph(house, { face: "slug", size: 15, after: 2, fill: head });
  sheet.paragraph(postalLine(organisation.postalAddress), { size: 9.5, after: 22, fill: muted });
  sheet.heading(title);
  print(sheet);
  pdf.end();
  return whole;
}

/** The one number that a paper is about, as large as a headline. */
export function setFigure(sheet: PdfSheet, text: string): void {
  sheet.need(70);
  sheet.set(text, "display", { y: sheet.y + 46, size: 54, fill: sheet.ink.head });
  sheet.y += 66;
}

/** Rows of a name and what it says, ruled. */
export function setFacts(sheet: PdfSheet, facts: { term: string; says: string }[]): void {
  for (const { term, says } of facts) {
    const terms = wrap(printable(term, "text"), "text", SIZE, TERM_ROOM - GAP);
    const lines = wrap(printable(says, "bold"), "bold", SIZE, sheet.width - TERM_ROOM);
    const height = Math.max(terms.length, lines.length) * LEADING;
    sheet.need(height + 12);
    const yOf = (index: number) => sheet.y + index * LEADING + SIZE;
    for (const [index, line] of terms.entries())
      sheet.set(line, "text", { y: yOf(index), size: SIZE, fill: sheet.ink.muted });
    for (const [index, line] of lines.entries())
      sheet.set(line, "bold", { x: sheet.left + TERM_ROOM, y: yOf(index), size: SIZE });
    sheet.y += height;
    sheet.pdf.rect(sheet.left, sheet.y + 3, sheet.width, 0.6).fill(sheet.ink.rule);
    sheet.y += 11;
  }
  sheet.y += 14;
}
