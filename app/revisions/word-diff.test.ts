import { expect, test } from "vitest";
import { fromParagraphs } from "#app/platform/rich-text.ts";
import type { FieldValue } from "./revision.ts";
import { translationStates } from "./translation-state.ts";
import { readable, wordDiff } from "./word-diff.ts";

test("rich text is compared as it is read, with marks and blocks", () => {
  const before = fromParagraphs("One.", "Two.");
  const after: FieldValue = {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "One." }] },
      {
        type: "bulletList",
        content: [
          {
            type: "listItem",
            content: [
              {
                type: "paragraph",
                content: [
                  {
                    type: "text",
                    text: "Two.",
                    marks: [{ type: "link", attrs: { href: "https://x.example" } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  expect(readable(after)).toBe("## One.\n- [Two.](https://x.example)");
  expect(wordDiff(before, after).map(({ kind, text }) => kind[0] + text)).toEqual([
    "a## ",
    "sOne.\n",
    "a- [",
    "sTwo.",
    "a](https://x.example)",
  ]);
});

test("pictures and what we do not know yet are told apart by their attributes", () => {
  const picture = (alt: string) => ({
    type: "doc",
    content: [{ type: "picture", attrs: { id: "7", alt } }],
  });
  expect(wordDiff(picture("a door"), picture("a gate")).some(({ kind }) => kind === "added")).toBe(true);
});

test("long passages that did not change are cut", () => {
  const long = Array.from({ length: 200 }, (_, at) => `word${at}`).join(" ");
  const parts = wordDiff(`${long} old ${long}`, `${long} new ${long}`);
  expect(parts.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
  expect(parts[0]!.text).toMatch(/^…/);
  expect(parts[0]!.text).toMatch(/word199 $/);
  expect(parts[0]!.text.length).toBeLessThan(200);
});

test("lists and nothing at all are text, too", () => {
  expect(wordDiff(["US"], ["US", "MX"])).toEqual([
    { kind: "same", text: "US" },
    { kind: "added", text: ", MX" },
  ]);
  expect(wordDiff(null, "new")).toEqual([{ kind: "added", text: "new" }]);
  expect(wordDiff("gone", undefined)).toEqual([{ kind: "removed", text: "gone" }]);
});

test("a translation is missing, stale or current", () => {
  const content = {
    "a.en": "x",
    "a.es": "y",
    "b.en": "x",
    "b.es": fromParagraphs(" "),
    "c.en": "",
    "c.es": "",
  };
  expect(translationStates(["a", "b", "c"], content, { "a.en": 3, "a.es": 1, "b.en": 2 })).toEqual({
    "a.en": "current",
    "a.es": "stale",
    "b.en": "current",
    "b.es": "missing",
    "c.en": "current",
    "c.es": "current",
  });
});
