import { expect, test } from "vitest";
import { firstWords, fromParagraphs, parseRichText, plainText } from "./rich-text.ts";
import { isSafeHref } from "./safe-href.ts";

const text = (words: string, href?: string) => ({
  type: "text",
  text: words,
  ...(href !== undefined && { marks: [{ type: "link", attrs: { href, target: "_blank", onclick: "x" } }] }),
});
const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });

test("keeps what we print and drops every other attribute", () => {
  const parsed = parseRichText(
    doc({ ...paragraph(text("Read", "https://example.org/")), attrs: { style: "x" } }),
  );
  expect(parsed).toEqual(
    doc(
      paragraph({
        type: "text",
        text: "Read",
        marks: [{ type: "link", attrs: { href: "https://example.org/" } }],
      }),
    ),
  );
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  " javascript:alert(1)",
  "\u0001javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "http://plain.example/",
  "https:///evil.example",
  "",
  "relative",
])("refuses a link to %j", (href) => {
  expect(isSafeHref(href)).toBe(false);
  expect(() => parseRichText(doc(paragraph(text("x", href))))).toThrow();
});

test.each(["https://example.org/a?b#c", "mailto:press@example.org", "tel:+19165550142", "/petitions/a", "/"])(
  "follows a link to %s",
  (href) => expect(isSafeHref(href)).toBe(true),
);

test("refuses nodes and marks it does not know", () => {
  expect(() => parseRichText(doc({ type: "iframe" }))).toThrow();
  expect(() => parseRichText(doc({ type: "heading", attrs: { level: 1 } }))).toThrow();
  expect(() =>
    parseRichText(doc(paragraph({ type: "text", text: "x", marks: [{ type: "textStyle" }] }))),
  ).toThrow();
  expect(() => parseRichText("<p>html</p>")).toThrow();
});

test("refuses what is nested beyond reason instead of overflowing the stack", () => {
  let quoted: object = paragraph(text("x"));
  for (let i = 0; i < 5000; i++) quoted = { type: "blockquote", content: [quoted] };
  expect(() => parseRichText(doc(quoted))).toThrow(RangeError);
});

test("gives the words alone", () => {
  const parsed = parseRichText(
    doc(
      paragraph(text("One"), { type: "hardBreak" }, text("two")),
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("three"))] }] },
      { type: "horizontalRule" },
    ),
  );
  expect(plainText(parsed)).toBe("One\ntwo\n\n- three");
  expect(plainText(fromParagraphs("a", "b"))).toBe("a\n\nb");
  expect(firstWords("One two three four", 12)).toBe("One two…");
});
