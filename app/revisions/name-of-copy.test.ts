import { expect, test } from "vitest";
import { nameOfCopy } from "./name-of-copy.ts";

const beside = (taken: string[]) => ({ longest: 120, isTaken: async (name: string) => taken.includes(name) });
const free = beside([]);

test("a copy says that it is one, in its language, within the limit", async () => {
  expect(await nameOfCopy("Clean air", "en", free)).toBe("Clean air (copy)");
  expect(await nameOfCopy("Aire limpio", "es", free)).toBe("Aire limpio (copia)");
  expect(await nameOfCopy("", "es", free)).toBe("");
  const long = await nameOfCopy("a".repeat(120), "en", free);
  expect([long.length, long.slice(-8)]).toEqual([120, "a (copy)"]);
});

test("several copies, and copies of copies, are told apart", async () => {
  const taken = beside(["Clean air", "Clean air (copy)"]);
  expect(await nameOfCopy("Clean air", "en", taken)).toBe("Clean air (copy 2)");
  expect(await nameOfCopy("Clean air (copy)", "en", taken)).toBe("Clean air (copy 2)");
  expect(await nameOfCopy("A (copy of) it", "en", free)).toBe("A (copy of) it (copy)");
});
