import type { RichBlock, RichInline, RichText } from "#app/platform/rich-text.ts";

/** Reads plain lines: "## heading", "- item", "> quote", "**bold**", "*italic*", "[words](address)". */
export function fromPlain(text: string): RichText {
  const content: RichBlock[] = [];
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === "") continue;
    const list = /^(-|\d+\.)\s+(.*)$/.exec(line);
    const last = content.at(-1);
    if (list) {
      const type = list[1] === "-" ? "bulletList" : "orderedList";
      const item = { type: "listItem" as const, content: [paragraph(list[2]!)] };
      if (last?.type === type) last.content.push(item);
      else content.push({ type, content: [item] });
    } else content.push(block(line));
  }
  return { type: "doc", content };
}

function block(line: string): RichBlock {
  const heading = /^(##|###)\s+(.*)$/.exec(line);
  if (heading) {
    return { type: "heading", attrs: { level: heading[1] === "##" ? 2 : 3 }, content: inlines(heading[2]!) };
  }
  if (line === "---") return { type: "horizontalRule" };
  if (line.startsWith("> ")) return { type: "blockquote", content: [paragraph(line.slice(2))] };
  return paragraph(line);
}

const paragraph = (text: string): RichBlock => ({ type: "paragraph", content: inlines(text) });

function inlines(text: string): RichInline[] {
  return text
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^)\s]+\))/)
    .filter((part) => part !== "")
    .map((part): RichInline => {
      const link = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
      if (link) return { type: "text", text: link[1]!, marks: [{ type: "link", attrs: { href: link[2]! } }] };
      const bold = /^\*\*([^*]+)\*\*$/.exec(part);
      if (bold) return { type: "text", text: bold[1]!, marks: [{ type: "bold" }] };
      const italic = /^\*([^*]+)\*$/.exec(part);
      if (italic) return { type: "text", text: italic[1]!, marks: [{ type: "italic" }] };
      return { type: "text", text: part };
    });
}
