import { formatCount, formatInstant } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { printable, widthInEm } from "#app/print/font-metrics.server.ts";
import type { PdfSheet } from "#app/print/pdf-sheet.server.ts";
import { setMark } from "#app/print/poster-pdf.server.ts";
import { breakLines } from "#app/print/set-headline.server.ts";
import { headlineBottom, headlineMarks } from "#app/print/set-type.server.ts";
import { deriveTheme } from "#app/ui/theme.ts";
import type { PackFrame } from "./pack-frame.ts";
import type { PackHead } from "./pack-source.server.ts";

/** Who is handed a pack: the official whose constituents signed it, or whoever the petition is addressed to. */
export function addresseeOf({ office, target }: PackHead, language: Language): string {
  return office ? office.addressees[language] : target;
}

/** The first page: to whom, what, how many, of whom, as of when. */
export function printCover(sheet: PdfSheet, head: PackHead, frame: PackFrame): void {
  const { language } = frame.input;
  const t = translator(language, "deliveries");
  const { light } = deriveTheme(frame.inks);
  sheet.turn();
  const kicker = t("pack.to", { target: addresseeOf(head, language) });
  sheet.paragraph(kicker, { face: "bold", size: 13, after: 18 });
  const lines = breakLines(head.title, head.language, 0.5)
    .map((line) => printable(line, "display"))
    .filter((line) => line !== "");
  const place = { y: sheet.y, width: Math.min(sheet.width, widthFor(lines, sheet)) };
  const set = { x: sheet.left, ...place, fill: light.key, under: light.spot };
  for (const mark of headlineMarks(lines, set)) setMark(sheet.pdf, mark);
  sheet.y = headlineBottom(lines, place) + 70;
  sheet.pdf.rect(sheet.left, sheet.y - 30, sheet.width, 6).fill(light.key);
  const figure = formatCount(head.counted, language);
  const size = Math.min(110, sheet.width / widthInEm(figure, "display"));
  sheet.set(figure, "display", { y: sheet.y + size * 0.75, size, fill: light.key });
  sheet.y += size * 0.75 + 22;
  printWhose(sheet, head, frame);
}

function printWhose(sheet: PdfSheet, head: PackHead, { input, timeZone, house }: PackFrame): void {
  const { language, asOf } = input;
  const t = translator(language, "deliveries");
  const { counted: count, office, target } = head;
  const quiet = (text: string, after: number) =>
    sheet.paragraph(text, { size: 10.5, after, fill: sheet.ink.muted });
  const whose = office
    ? t("pack.constituents", { count, division: office.divisions[language] })
    : t("pack.signed", { count });
  sheet.paragraph(whose, { face: "bold", size: 13, after: 4 });
  if (office) {
    quiet(t("pack.addressed", { target }), 4);
    quiet(t("pack.known"), 4);
  }
  quiet(t("pack.asOf", { at: formatInstant(asOf, timeZone, language), zone: timeZone }), 4);
  quiet(t("pack.by", { house }), 0);
}

/** Width at which the headline leaves half of the page to the rest. */
function widthFor(lines: string[], sheet: PdfSheet): number {
  const full = headlineBottom(lines, { y: 0, width: sheet.width });
  const room = (sheet.bottom - sheet.top) * 0.5;
  return full > room ? (sheet.width * room) / full : sheet.width;
}
