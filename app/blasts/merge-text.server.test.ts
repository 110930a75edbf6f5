import { expect, test } from "vitest";
import { fieldsWithoutDefault, isMergeText, mergeLine, noValues } from "./merge-text.server.ts";

const ana = { ...noValues, given_name: "Ana", family_name: "Alba", city: "", state: "CA" };

test.each([
  ["no field at all", "Call now", true],
  ["a name", "{{ given_name }}, call now", true],
  ["a word for those we do not know", '{{ city | default: "your town" }}', true],
  ["quotation marks of a word processor", "{{ city | default: “your town” }}", true],
  ["a field that we do not know", "{{ first_name }}", false],
  ["a filter that we do not know", "{{ given_name | shout }}", false],
  ["half a field", "{{ given_name", false],
  ["a condition", "{% if city %}x{% endif %}", false],
  ["a part of a program", "{{ given_name.constructor.constructor }}", true],
])("a text with %s can be sent: %s %s", (_, text, may) => {
  expect(isMergeText(text)).toBe(may);
});

test("a field says what is known, else its default, and never what lies behind a value", () => {
  expect(mergeLine('{{ given_name | upcase }} of {{ city | default: "here" }}', ana)).toBe("ANA of here");
  expect(mergeLine("{{ given_name.constructor }}", ana)).toBe("");
});

test("fields that leave a hole are named once", () => {
  const text = '{{ given_name }}, {{ given_name }}, {{ city | default: "x" }}, {{ state }}';
  expect(fieldsWithoutDefault(text)).toEqual(["{{ given_name }}", "{{ state }}"]);
});
