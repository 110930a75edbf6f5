import { expect, test } from "vitest";
import { wordProblem } from "./mail-words.ts";

const ships = "Please confirm: {{petition}}";

test.each([
  ["other words", "subject", "One press, please: {{petition}}", null],
  ["without its field", "subject", "One press, please", null],
  ["nothing", "subject", "  ", "required"],
  ["a field of its own", "subject", "Hello {{email}}", "field"],
  ["half a field", "subject", "Hello {{petition", "field"],
  ["a field that is not escaped", "subject", "{{- petition}}", "nesting"],
  ["words of somewhere else", "lead", "$t(common:secret)", "nesting"],
  ["a subject of two lines", "subject", "One\nBcc: all@example.org", "line"],
  ["a text of two lines", "lead", "One\nTwo", null],
  ["a subject that is too long", "subject", "x".repeat(151), "too-long"],
])("%s: %s %s", (_, key, text, problem) => {
  expect(wordProblem(key, text, ships)).toBe(problem);
});
