import { expect, test } from "vitest";
import { testedThemes } from "#app/ui/theme.ts";
import { readPdf } from "#tests/read-pdf.ts";
import { posterPdf } from "./poster-pdf.server.ts";

const poster = {
  title: "Esta vez, / fírmela.",
  kicker: "AB 4",
  foot: "trust.example.org",
  motif: "door",
  inks: testedThemes.trust,
  ground: "paper",
  language: "es",
} as const;
const now = new Date("2013-01-14T18:00:00Z");

test.each([
  ["letter", 612, 792],
  ["a4", 595.28, 841.89],
] as const)(
  "a poster on %s is one page of that size with its words as text",
  async (paper, width, height) => {
    const bytes = await posterPdf(poster, { paper, author: "River Coalition", now });
    expect(bytes.subarray(0, 8).toString("latin1")).toBe("%PDF-1.7");
    const { pages, title, language, fonts } = await readPdf(bytes);
    expect(pages).toHaveLength(1);
    expect(pages[0]!.width).toBeCloseTo(width, 1);
    expect(pages[0]!.height).toBeCloseTo(height, 1);
    // The last line stands twice: once for its offset in the second ink.
    for (const text of ["ESTA VEZ,", "FÍRMELA.", "AB 4", "trust.example.org"]) {
      expect(pages[0]!.text).toContain(text);
    }
    expect([title, language]).toEqual(["Esta vez, fírmela.", "es"]);
    expect(fonts.sort()).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+BowlbyOne/),
      expect.stringMatching(/^[A-Z]{6}\+LeagueGothic/),
    ]);
  },
);

test("a poster is drawn in vectors: it holds no picture, and overprints where there is a third ink", async () => {
  const paper = { paper: "letter", author: "", now } as const;
  const sun = { ...poster, motif: "sun" };
  const three = (await posterPdf(sun, paper)).toString("latin1");
  expect(three).not.toContain("/Subtype /Image");
  expect(three).toContain("/BM /Multiply");
  const two = await posterPdf({ ...sun, inks: testedThemes.rent }, paper);
  expect(two.toString("latin1")).not.toContain("/BM /Multiply");
  expect(two.length).toBeLessThan(120_000);
});

test("what the faces cannot print is left out, and a headline of nothing but that still prints", async () => {
  const odd = { ...poster, title: "🎉", kicker: "謝謝", foot: "", ground: "flood" } as const;
  const { pages, title } = await readPdf(await posterPdf(odd, { paper: "a4", author: "", now }));
  expect(pages[0]!.text.trim()).toBe("");
  expect(title).toBe("🎉");
});
