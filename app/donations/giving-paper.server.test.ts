import { expect, test, vi } from "vitest";
import { widthInEm } from "#app/print/font-metrics.server.ts";
import { openPdf, wholePdf } from "#app/print/pdf.server.ts";
import { PdfSheet } from "#app/print/pdf-sheet.server.ts";
import { setFacts } from "./giving-paper.server.ts";

test("a term that is too long for its column goes on below, and what it says stands free beside it", async () => {
  const about = { title: "T", language: "es", author: "A", paper: "letter", now: new Date() } as const;
  const pdf = openPdf(about);
  const whole = wholePdf(pdf);
  const page = { paper: "letter" as const, foot: "", pageWord: String };
  const sheet = new PdfSheet(pdf, page, { text: "#000", muted: "#000", rule: "#000", head: "#000" });
  sheet.turn();
  const set = vi.spyOn(sheet, "set");
  const top = sheet.y;
  setFacts(sheet, [{ term: "2026-0003 · 30 de septiembre de 2026, cada mes", says: "$18 USD" }]);
  const terms = set.mock.calls
    .filter(([, face]) => face === "text")
    .map(([text, face, place]) => ({ width: widthInEm(text, face) * place!.size!, y: place!.y! }));
  expect(terms.length).toBeGreaterThan(1);
  for (const { width, y } of terms) {
    expect(width).toBeLessThan(170);
    expect(y).toBeGreaterThan(top);
    expect(y).toBeLessThan(sheet.y);
  }
  expect(new Set(terms.map(({ y }) => y)).size).toBe(terms.length);
  pdf.end();
  await whole;
});
