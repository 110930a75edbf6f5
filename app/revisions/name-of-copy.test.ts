import { expect, test } from "vitest";
import { nameOfCopy } from "./name-of-copy.ts";

const free = { longest: 120, taken: [] };

test("a copy says that it is one, in its language, within the limit", () => {
  expect(nameOfCopy("Clean air", "en", free)).toBe("Clean air (copy)");
  expect(nameOfCopy("Aire limpio", "es", free)).toBe("Aire limpio (copia)");
  expect(nameOfCopy("", "es", free)).toBe("");
  const long = nameOfCopy("a".repeat(120), "en", free);
  expect([long.length, long.slice(-8)]).toEqual([120, "a (copy)"]);
});

test("several copies, and copies of copies, are told apart", () => {
  const taken = ["Clean air", "Clean air (copy)"];
  expect(nameOfCopy("Clean air", "en", { ...free, taken })).toBe("Clean air (copy 2)");
  expect(nameOfCopy("Clean air (copy)", "en", { ...free, taken })).toBe("Clean air (copy 2)");
  expect(nameOfCopy("A (copy of) it", "en", free)).toBe("A (copy of) it (copy)");
});
