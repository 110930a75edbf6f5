import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { parseRichText } from "../platform/rich-text.ts";
import { RichTextView } from "./rich-text.tsx";

test("prints every node and mark as plain elements, escaped", () => {
  const doc = parseRichText({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Why" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "<b>Read</b> ", marks: [{ type: "bold" }] },
          {
            type: "text",
            text: "this",
            marks: [{ type: "link", attrs: { href: "https://example.org/?a=1&b" } }],
          },
          { type: "hardBreak" },
          { type: "text", text: "now", marks: [{ type: "italic" }] },
        ],
      },
      {
        type: "orderedList",
        content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }] },
        ],
      },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Said" }] }] },
      { type: "horizontalRule" },
    ],
  });
  expect(renderToStaticMarkup(<RichTextView doc={doc} level={3} />)).toBe(
    "<h3>Why</h3><p><strong>&lt;b&gt;Read&lt;/b&gt; </strong>" +
      '<a href="https://example.org/?a=1&amp;b" rel="noopener">this</a><br/><em>now</em></p>' +
      "<ol><li><p>One</p></li></ol><blockquote><p>Said</p></blockquote><hr/>",
  );
});
