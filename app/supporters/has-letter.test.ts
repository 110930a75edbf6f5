import { expect, test } from "vitest";
import { hasLetter } from "./has-letter.ts";

test.each(["3", "-", "...", "", "  ", "🙂", "١٢"])("%j is no name", (text) => {
  expect(hasLetter(text)).toBe(false);
});

test.each(["X", "Ñ", "李", "محمد", "ᏣᎳᎩ", "John 3rd", "O’"])("%s may be a name", (text) => {
  expect(hasLetter(text)).toBe(true);
});
