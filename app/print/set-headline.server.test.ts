import { describe, expect, test } from "vitest";
import { plainHeadline } from "#app/ui/headline.ts";
import { printable, textPath, widthInEm } from "./font-metrics.server.ts";
import { breakLines, hasAccents, setHeadline } from "./set-headline.server.ts";

const texts = (headline: ReturnType<typeof setHeadline>) => headline.lines.map(({ text }) => text);

describe("a headline", () => {
  test("breaks where a slash forces it and is set in capitals", () => {
    const headline = setHeadline("This time, / sign it.", "en");
    expect(texts(headline)).toEqual(["THIS TIME,", "SIGN IT."]);
    expect(headline.plain).toBe("This time, sign it.");
  });

  test("keeps a slash that belongs to a word", () => {
    expect(breakLines("Open 24/7", "en", 0.3).join(" ")).toBe("OPEN 24/7");
    expect(plainHeadline("Sí/no, / hoy")).toBe("Sí/no, hoy");
  });

  test("tells the width of each line at a font size of 1, never too small", () => {
    for (const { text, em } of setHeadline("The river is not for sale", "en").lines) {
      expect(em).toBeGreaterThanOrEqual(widthInEm(text, "display"));
      expect(em - widthInEm(text, "display")).toBeLessThan(0.01);
      expect(em).toBeCloseTo(Math.round(em * 100) / 100, 10);
    }
  });

  test("balances its lines near the wanted shape", () => {
    expect(texts(setHeadline("The river is not for sale", "en", { aspect: 0.5 }))).toEqual([
      "THE RIVER IS",
      "NOT FOR SALE",
    ]);
    expect(setHeadline("Pick up the phone", "en", { aspect: 0.3 }).lines.length).toBeLessThanOrEqual(
      setHeadline("Pick up the phone", "en", { aspect: 0.9 }).lines.length,
    );
  });

  test("knows the capitals that need room above", () => {
    expect(setHeadline("Esta vez, / fírmela.", "es").lines.map(({ accents }) => accents)).toEqual([
      false,
      true,
    ]);
    expect(["Ñ", "É", "Ü", "Å"].every(hasAccents)).toBe(true);
    expect(["Ç", "Ş", "Ạ", "N"].some(hasAccents)).toBe(false);
  });

  test("sets long ones in at most seven even lines, at once", () => {
    const long =
      "Que la policía local no entregue a nuestros vecinos a la migra: gobernador, firme la Ley TRUST";
    const headline = setHeadline(long, "es");
    expect(headline.lines.length).toBeLessThanOrEqual(7);
    expect(texts(headline).join(" ")).toBe(long.toLocaleUpperCase("es"));
    const widths = headline.lines.map(({ em }) => em);
    expect(Math.max(...widths) / Math.min(...widths)).toBeLessThan(2);

    const started = process.cpuUsage();
    const words = Array.from({ length: 400 }, (_, i) => `word${i}`).join(" ");
    expect(setHeadline(words, "en").lines).toHaveLength(7);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
  });

  test("sets what the face lacks with a guessed width instead of failing", () => {
    const headline = setHeadline("Спасибо 謝謝 🎉 gracias", "es");
    expect(headline.lines.every(({ em }) => Number.isFinite(em) && em > 0)).toBe(true);
    expect(printable("¡Ya! 🎉 謝謝", "display")).toBe("¡Ya!");
  });

  test("sets Spanish and Vietnamese from the face's own subsets", () => {
    for (const text of ["¿QUIÉN? ¡SEÑOR!", "NGUYỄN THỊ HỒNG", "ŁÓDŹ"])
      expect(printable(text, "display")).toBe(text);
  });

  test("may be empty, blank or one long word", () => {
    expect(setHeadline("", "en").lines).toEqual([]);
    expect(setHeadline(" / ", "en").lines).toEqual([]);
    expect(setHeadline("Donaudampfschifffahrtsgesellschaft", "en").lines).toHaveLength(1);
  });
});

describe("outlined type", () => {
  test("is path data of plain numbers", () => {
    const path = textPath("SIGN IT.", "display", { x: 10, y: 100, size: 80 });
    expect(path).toMatch(/^[MLQCZ0-9 .-]+$/);
  });

  test("leaves room for what it cannot draw", () => {
    expect(textPath("🎉", "display", { x: 0, y: 0, size: 10 })).toBe("");
    expect(widthInEm("A🎉", "display")).toBeCloseTo(widthInEm("A", "display") + 1, 5);
  });
});
