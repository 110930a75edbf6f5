import { formatCount } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translate.ts";
import { plainText, type RichBlock, type RichText } from "#app/platform/rich-text.ts";
import { printable, widthInEm } from "#app/print/font-metrics.server.ts";
import { openPdf, type Pdf } from "#app/print/pdf.server.ts";
import { clipped, PdfSheet, wrap } from "#app/print/pdf-sheet.server.ts";
import { plainHeadline } from "#app/ui/headline.ts";
import { deriveTheme } from "#app/ui/theme.ts";
import { Columns } from "./pack-columns.server.ts";
import { addresseeOf, printCover } from "./pack-cover.server.ts";
import type { PackFrame } from "./pack-frame.ts";
import type { PackInput } from "./pack-input.ts";
import type { PlaceTable } from "./pack-places.server.ts";
import type { Comment, PackSource, Signer } from "./pack-source.server.ts";

type Press = { sheet: PdfSheet; source: PackSource; frame: PackFrame; t: ReturnType<typeof words> };

const words = (language: PackInput["language"]) => translator(language, "deliveries");

/**
 * A delivery pack as PDF: title, count, text, places, signers as they agreed to be shown, comments that were approved.
 * Pages leave as they are filled: memory does not grow with their number.
 */
export async function* packPdf(source: PackSource, frame: PackFrame): AsyncGenerator<Buffer> {
  const { input, house, inks, now } = frame;
  const { language, paper } = input;
  const t = words(language);
  const title = plainHeadline(source.head.title);
  const pdf = openPdf({ title, language, author: house, paper, now });
  const { ink, "ink-2": muted, rule, head } = deriveTheme(inks).light;
  const foot = `${title} · ${t("pack.to", { target: addresseeOf(source.head, language) })}`;
  const page = { paper, foot, pageWord: (number: number) => t("pack.page", { number }) };
  const press = { sheet: new PdfSheet(pdf, page, { text: ink, muted, rule, head }), source, frame, t };
  const parts = partsOf(pdf);
  printCover(press.sheet, source.head, frame);
  printLetter(press, source.head.letter);
  for (const table of source.head.places) printPlaces(press, table);
  yield* parts.filled();
  for await (const lines of printSigners(press)) {
    await frame.told(lines);
    yield* parts.filled();
  }
  if (input.comments && source.head.comments > 0) {
    for await (const lines of printComments(press)) {
      await frame.told(lines);
      yield* parts.filled();
    }
  }
  pdf.end();
  yield* parts.rest();
}

/** What the document has written so far, and the rest once it has ended. */
function partsOf(pdf: Pdf) {
  let parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", resolve);
    pdf.on("error", reject);
  });
  const take = () => {
    const taken = parts;
    parts = [];
    return taken;
  };
  return {
    async *filled() {
      // The stream hands its parts over between two turns of the loop.
      await new Promise(setImmediate);
      yield* take();
    },
    async *rest() {
      await ended;
      yield* take();
    },
  };
}

function printLetter({ sheet, t }: Press, letter: RichText): void {
  sheet.turn();
  sheet.heading(t("pack.letter"));
  for (const block of letter.content) printBlock(sheet, block, 0);
}

function printBlock(sheet: PdfSheet, block: RichBlock, indent: number): void {
  const text = plainText({ type: "doc", content: [block] });
  switch (block.type) {
    case "heading":
      sheet.need(60);
      sheet.paragraph(text, { face: "bold", size: 12.5, indent });
      return;
    case "blockquote":
      for (const inner of block.content) printBlock(sheet, inner, indent + 18);
      return;
    case "bulletList":
    case "orderedList":
      block.content.forEach((item, place) => {
        const mark = block.type === "bulletList" ? "•" : `${place + 1}.`;
        sheet.need(16);
        sheet.set(mark, "text", { x: sheet.left + indent, y: sheet.y + 10.5, size: 10.5 });
        for (const inner of item.content) printBlock(sheet, inner, indent + 18);
      });
      return;
    case "horizontalRule":
      sheet.y += 8;
      return;
    default:
      sheet.paragraph(text, { indent });
  }
}

function printPlaces({ sheet, frame, t }: Press, { level, lines }: PlaceTable): void {
  const { language } = frame.input;
  sheet.heading(t(`pack.places.${level}`));
  const columns = new Columns(sheet, level === "zip" ? 5 : lines.length > 12 ? 2 : 1);
  const size = 9.5;
  for (const { name, counted } of lines) {
    let { x, y } = columns.next();
    const figure = formatCount(counted, language);
    const room = widthInEm(figure, "bold") * size;
    // All the small places are the last row: beside it nothing else will stand.
    const label = name ?? t("pack.small");
    const needed = name === null ? widthInEm(label, "text") * size + room + 8.1 : 0;
    const width = Math.min(columns.spanned(needed), 330);
    const [first = "", ...more] =
      name === null
        ? wrap(label, "text", size, width - room - 8)
        : [clipped(label, "text", size, width - room - 8)];
    sheet.set(first, "text", { x, y, size });
    for (const line of more) {
      ({ x, y } = columns.next());
      sheet.set(line, "text", { x, y, size });
    }
    sheet.set(figure, "bold", { x: x + width - room, y, size });
  }
  columns.close();
}

async function* printSigners({ sheet, source, frame, t }: Press): AsyncGenerator<number> {
  const { language } = frame.input;
  const { counted, named } = source.head;
  sheet.turn();
  sheet.heading(t("pack.signers"));
  sheet.paragraph(t("pack.named", { count: named }));
  if (counted > named) sheet.paragraph(t("pack.unnamed", { count: counted - named }));
  const columns = new Columns(sheet, 2);
  let number = 0;
  for await (const signers of source.signers()) {
    for (const signer of signers) {
      number += 1;
      printSigner(sheet, columns, signer, formatCount(number, language), t("pack.otherLetters"));
    }
    yield signers.length;
  }
  columns.close();
}

const NUMBER_ROOM = 40;
const SIGNER_SIZE = 8.5;

function printSigner(
  sheet: PdfSheet,
  columns: Columns,
  { name, place }: Signer,
  number: string,
  otherLetters: string,
): void {
  const { x, y } = columns.next();
  const size = SIGNER_SIZE;
  sheet.set(number, "text", { x, y, size, fill: sheet.ink.muted });
  const room = columns.width - NUMBER_ROOM;
  const legible = legibleName(name);
  const shown = legible === null ? otherLetters : clipped(legible, "bold", size, place ? room * 0.55 : room);
  sheet.set(shown, "bold", { x: x + NUMBER_ROOM, y, size });
  if (!place) return;
  const from = widthInEm(shown, "bold") * size + 6;
  sheet.set(clipped(place, "text", size, room - from), "text", { x: x + NUMBER_ROOM + from, y, size });
}

/** What the embedded faces can print of a name; null where that is no letter. The CSV has it whole. */
function legibleName(name: string): string | null {
  const shown = printable(name, "bold");
  return /\p{L}/u.test(shown) ? shown : null;
}

/** Whether the embedded faces have every letter of a text. */
function isPrintable(text: string): boolean {
  const bare = (one: string) => one.replace(/[\s\p{Format}]+/gu, "").normalize("NFC");
  return bare(printable(text, "text")) === bare(text);
}

async function* printComments({ sheet, source, frame, t }: Press): AsyncGenerator<number> {
  sheet.turn();
  sheet.heading(t("pack.comments"));
  for await (const comments of source.comments()) {
    for (const comment of comments) printComment(sheet, comment, frame, t);
    yield comments.length;
  }
}

function printComment(
  sheet: PdfSheet,
  { name, place, at, text }: Comment,
  frame: PackFrame,
  t: Press["t"],
): void {
  sheet.need(44);
  for (const paragraph of text.split(/\n+/u)) sheet.paragraph(paragraph, { size: 10, after: 2 });
  if (!isPrintable(text)) {
    sheet.paragraph(t("pack.partInOtherLetters"), { size: 8.5, after: 2, fill: sheet.ink.muted });
  }
  const day = new Intl.DateTimeFormat(frame.input.language, {
    dateStyle: "medium",
    timeZone: frame.timeZone,
  });
  const named = name === null ? t("pack.somebody") : (legibleName(name) ?? t("pack.otherLetters"));
  const who = [named, place, day.format(at)].filter(Boolean).join(" · ");
  sheet.paragraph(who, { face: "bold", size: 8.5, after: 14, fill: sheet.ink.muted });
}
