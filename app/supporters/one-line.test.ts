import { expect, test } from "vitest";
import { oneLine } from "./one-line.ts";

test.each([
  ["Ana Ruiz", "Ana Ruiz"],
  ["  Ana \t\r\n Ruiz ", "Ana Ruiz"],
  ["Ana\u202eRuiz\u200b", "Ana Ruiz"],
  ["\u202aAna\u202c \u2066Ruiz\u2069\u200e\u200f\u061c", "Ana Ruiz"],
  ["Jose\u0301", "José"],
  ["", ""],
])("%j is kept as %j", (typed, kept) => {
  expect(oneLine(typed)).toBe(kept);
});
