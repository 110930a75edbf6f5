import { expect, test } from "vitest";
import { readRichText } from "./read-rich-text.ts";
import { parseRichText, type RichText } from "./rich-text.ts";
import { fromNotation, toNotation } from "./rich-text-notation.ts";

const text = (words: string, ...marks: string[]) => ({
  type: "text" as const,
  text: words,
  ...(marks.length > 0 && {
    marks: marks.map((mark) =>
      mark.includes(":") ? { type: "link", attrs: { href: mark } } : { type: mark },
    ),
  }),
});
const p = (...content: object[]) => ({ type: "paragraph", ...(content.length > 0 && { content }) });
const item = (...content: object[]) => ({ type: "listItem", content });
const id = "0140f5c3-5d00-7000-8000-000000000009";
const doc = (...content: object[]) => parseRichText({ type: "doc", content }) as RichText;

const everything = doc(
  { type: "heading", attrs: { level: 2 }, content: [text("What we do next")] },
  p(
    text("Plain, "),
    text("bold", "bold"),
    text(" un"),
    text("believ", "italic"),
    text("able "),
    text("both", "bold", "italic"),
  ),
  p(text("One"), { type: "hardBreak" }, text("two")),
  p(
    text("A "),
    text("link", "https://example.org/a_(b)?x=*1*"),
    text(" and a "),
    text("bold one", "bold", "mailto:a@b.example"),
  ),
  { type: "horizontalRule" },
  {
    type: "bulletList",
    content: [
      item(p(text("first")), {
        type: "orderedList",
        content: [item(p(text("inner"))), item(p(text("other")), p(text("more")))],
      }),
      item(p(text("second"))),
    ],
  },
  { type: "blockquote", content: [p(text("They said")), p(text("so"))] },
  {
    type: "image",
    attrs: { pictureId: id, width: 1, height: 1, alt: "A [march]", caption: 'He said "no" \\' },
  },
  { type: "embed", attrs: { provider: "youtube", videoId: "dQw4w9WgXcQ", title: "The hearing" } },
  { type: "heading", attrs: { level: 3 }, content: [text("# not a heading")] },
  p(
    text("- not a list"),
    { type: "hardBreak" },
    text("> not a quote"),
    { type: "hardBreak" },
    text("1. not one"),
  ),
  p(text("---")),
  p(text("## no"), { type: "hardBreak" }, text("![no](/media/x)")),
  p(text("2 * 3 * 4 \\ [x](https://example.org)")),
);

test("a document that nobody touched comes back as it was", () => {
  expect(fromNotation(toNotation(everything))).toEqual(everything);
  expect(readRichText(toNotation(everything))).toEqual(everything);
});

test("people's own notation is read as they mean it", () => {
  const typed =
    "Hello\r\nthere\r\n\r\n## A title\n- one\n- two\n\n2 * 3 = 6, a * alone, **open\n[bad](javascript:alert(1))";
  expect(fromNotation(typed)).toEqual(
    doc(
      p(text("Hello"), { type: "hardBreak" }, text("there")),
      { type: "heading", attrs: { level: 2 }, content: [text("A title")] },
      { type: "bulletList", content: [item(p(text("one"))), item(p(text("two")))] },
      p(text("2 * 3 = 6, a * alone, **open"), { type: "hardBreak" }, text("[bad](javascript:alert(1))")),
    ),
  );
});

test("the editor's JSON is read, emptiness left out, and nothing else is let in", () => {
  const posted = {
    type: "doc",
    content: [
      p(text("Words")),
      p(),
      { type: "image", attrs: { pictureId: id, width: 5, height: 5, alt: "" } },
    ],
  };
  expect(readRichText(JSON.stringify(posted))!.content.map(({ type }) => type)).toEqual([
    "paragraph",
    "image",
  ]);
  expect(readRichText('{"type":"doc","content":[{"type":"iframe"}]}')).toBeNull();
  expect(readRichText('{"type":"doc","content":')).toBeNull();
  expect(readRichText("x".repeat(400_001))).toBeNull();
  expect(readRichText("> ".repeat(50_000))).not.toBeNull();
  expect(readRichText("")).toEqual({ type: "doc", content: [] });
  expect(readRichText("<script>alert(1)</script>")).toEqual(doc(p(text("<script>alert(1)</script>"))));
});

test("long nonsense is read in a moment", () => {
  const began = performance.now();
  fromNotation("**a".repeat(30_000));
  fromNotation("[".repeat(100_000));
  fromNotation("![".repeat(50_000));
  fromNotation("[a](".repeat(30_000));
  expect(performance.now() - began).toBeLessThan(5_000);
});
