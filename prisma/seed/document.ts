import { parseRichText, type RichBlock, type RichInline, type RichText } from "#app/platform/rich-text.ts";

/** Words with links in them: "Read [the bill](https://example.org)." */
function inline(text: string): RichInline[] {
  return text
    .split(/(\[[^\]]+\]\([^)]+\))/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece);
      if (!link) return { type: "text", text: piece };
      return { type: "text", text: link[1]!, marks: [{ type: "link", attrs: { href: link[2]! } }] };
    });
}

function block(text: string): RichBlock {
  if (text.startsWith("## ")) {
    return { type: "heading", attrs: { level: 2 }, content: inline(text.slice(3)) };
  }
  if (text.startsWith("- ")) {
    const items = text.split("\n").map((line) => line.replace(/^- /, ""));
    return {
      type: "bulletList",
      content: items.map((item) => ({
        type: "listItem",
        content: [{ type: "paragraph", content: inline(item) }],
      })),
    };
  }
  return { type: "paragraph", content: inline(text) };
}

/** A stored document from paragraphs; "## " starts a heading, lines of "- " are a list. Throws on bad links. */
export function document(...blocks: string[]): RichText {
  return parseRichText({ type: "doc", content: blocks.map(block) });
}
