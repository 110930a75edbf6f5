import type { Mark } from "./marks.server.ts";
import { openPdf, type Paper, type Pdf, papers, setLine, wholePdf } from "./pdf.server.ts";
import { type Poster, posterMarks } from "./poster-marks.server.ts";

/**
 * A poster to print: one page of letter or A4, drawn to its edges. Shapes are vectors, type is text in embedded
 * fonts, and overprinting is left to the printer.
 */
export async function posterPdf(
  poster: Omit<Poster, "layout" | "height">,
  { paper, author, now }: { paper: Paper; author: string; now: Date },
): Promise<Buffer> {
  const page = papers[paper];
  const height = Math.round((900 * page.height) / page.width);
  const plate = posterMarks({ ...poster, layout: "upright", height });
  const pdf = openPdf({ title: plate.title, language: plate.language, author, paper, now });
  const whole = wholePdf(pdf);
  pdf.addPage();
  blendInRgb(pdf);
  pdf.scale(page.width / plate.width);
  for (const mark of plate.marks) setMark(pdf, mark);
  pdf.end();
  return whole;
}

type Inner = Pdf & {
  page: { dictionary: { data: Record<string, unknown> }; ext_gstates: Record<string, unknown> };
  addContent(operators: string): Pdf;
};

/** Inks are mixed in the colours of the screen that they were chosen on. Source: ISO 32000-1, 11.6.6. */
function blendInRgb(pdf: Pdf): void {
  (pdf as Inner).page.dictionary.data.Group = { Type: "Group", S: "Transparency", CS: "DeviceRGB" };
}

/** From here to the next restore, ink multiplies what lies beneath. Source: ISO 32000-1, 11.3.5. */
function overprint(pdf: Pdf): void {
  const inner = pdf as Inner;
  inner.page.ext_gstates.Overprint ??= { Type: "ExtGState", BM: "Multiply" };
  inner.addContent("/Overprint gs");
}

/** Prints one mark of a plate where the page stands. */
export function setMark(pdf: Pdf, mark: Mark): void {
  switch (mark.kind) {
    case "block":
      pdf.rect(mark.x, mark.y, mark.width, mark.height).fill(mark.fill);
      return;
    case "cut":
      pullCut(pdf, mark);
      return;
    case "type":
      setLine(pdf, mark.text, mark.face, mark);
      return;
    case "register":
      pdf.lineWidth(1.4).circle(mark.x, mark.y, 7).stroke(mark.ink);
      pdf
        .path(
          `M${mark.x - 12} ${mark.y}L${mark.x + 12} ${mark.y}M${mark.x} ${mark.y - 12}L${mark.x} ${mark.y + 12}`,
        )
        .stroke(mark.ink);
      return;
    case "picture":
      setPicture(pdf, mark);
      return;
    case "placed":
      pdf.save().translate(mark.x, mark.y).scale(mark.scale);
      for (const inner of mark.marks) setMark(pdf, inner);
      pdf.restore();
      return;
    case "window":
      pdf.save().rect(mark.x, 0, mark.width, mark.height).clip().translate(mark.x, 0);
      for (const inner of mark.marks) setMark(pdf, inner);
      pdf.restore();
  }
}

function pullCut(pdf: Pdf, { d, fill, overprint: over, edge }: Extract<Mark, { kind: "cut" }>): void {
  // The outline is pulled first, so that the fill lies on its inner half.
  if (edge) pdf.lineWidth(5).lineJoin("round").path(d).stroke(edge);
  if (!over) {
    pdf.path(d).fill(fill);
    return;
  }
  pdf.save();
  overprint(pdf);
  pdf.path(d).fill(fill);
  pdf.restore();
}

function setPicture(pdf: Pdf, { x, y, width, height, picture }: Extract<Mark, { kind: "picture" }>): void {
  const ratios = [width / picture.width, height / picture.height];
  const scale = picture.fit === "fill" ? Math.max(...ratios) : Math.min(...ratios);
  const size = { width: picture.width * scale, height: picture.height * scale };
  pdf.save().rect(x, y, width, height).clip();
  pdf.image(picture.bytes, x + (width - size.width) / 2, y + (height - size.height) / 2, size);
  pdf.restore();
}
