import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export type ReadPdf = {
  title: string;
  language: string | null;
  fonts: string[];
  /** Width and height in points, and the text in reading order. */
  pages: { width: number; height: number; text: string }[];
};

/** What somebody with a PDF reader finds in a file: its pages with their text. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader takes the bytes over.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const facts = info as { Title?: string; Language?: string };
  const pages = [];
  const fonts = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    await page.getOperatorList();
    const [, , width = 0, height = 0] = page.view;
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    for (const item of items) {
      if ("fontName" in item) fonts.add((page.commonObjs.get(item.fontName) as { name: string }).name);
    }
    pages.push({ width, height, text });
    page.cleanup();
  }
  await task.destroy();
  return { title: facts.Title ?? "", language: facts.Language ?? null, fonts: [...fonts], pages };
}
