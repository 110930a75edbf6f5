import PDFDocument from "pdfkit";
import { type Face, fontFile, stretches } from "./font-metrics.server.ts";

export type Pdf = PDFKit.PDFDocument;

/** Printed sizes in points of 1/72 inch. */
export const papers = { letter: { width: 612, height: 792 }, a4: { width: 595.28, height: 841.89 } } as const;
export type Paper = keyof typeof papers;

export function isPaper(name: string): name is Paper {
  return Object.hasOwn(papers, name);
}

type PdfOptions = {
  title: string;
  /** Language of the text, as "en". */
  language: string;
  author?: string;
  paper: Paper;
  now: Date;
};

/**
 * A PDF to be written page by page, without a page yet. Fonts are embedded, each cut down to the letters it sets. What is
 * finished leaves at once: read the stream while writing to it, or it keeps everything.
 */
export function openPdf({ title, language, author = "", paper, now }: PdfOptions): Pdf {
  const { width, height } = papers[paper];
  return new PDFDocument({
    size: [width, height],
    margin: 0,
    // It would keep every word that was ever set.
    fontLayoutCache: false,
    autoFirstPage: false,
    pdfVersion: "1.7",
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: "Groundswell", CreationDate: now },
    // Else it opens a face of its own that nothing is set in.
    font: null as unknown as string,
  });
}

/** Everything that is written to a PDF from now on until it ends. */
export function wholePdf(pdf: Pdf): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
}

/** Sets one line of text, kerned, its baseline at `y`. Gives the width. */
export function setLine(
  pdf: Pdf,
  text: string,
  face: Face,
  { x, y, size, fill }: { x: number; y: number; size: number; fill: string },
): number {
  let left = x;
  pdf.fillColor(fill).fontSize(size);
  for (const stretch of stretches(text, face)) {
    openFace(pdf, stretch.file);
    pdf.text(stretch.text, left, y, { lineBreak: false, baseline: "alphabetic" });
    left += stretch.em * size;
  }
  return left - x;
}

const opened = new WeakMap<Pdf, Set<string>>();

function openFace(pdf: Pdf, file: string): void {
  const known = opened.get(pdf) ?? new Set();
  opened.set(pdf, known);
  if (!known.has(file)) pdf.registerFont(file, fontFile(file));
  known.add(file);
  pdf.font(file);
}
