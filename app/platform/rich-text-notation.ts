import type { RichBlock, RichInline, RichListItem, RichMark, RichText } from "./rich-text.ts";
import { isSafeHref } from "./safe-href.ts";
import { videoAt, videoHref } from "./video.ts";

/**
 * Rich text as plain lines, for a textarea where no script runs: "## ", "### ", "- ", "1. ", "> ", "---", **bold**,
 * *italic*, [words](address), ![what it shows](/media/… "caption"), !video[title](address). A blank line parts blocks,
 * a line's end within one is kept. Both ways: what is not touched comes back as it was.
 */
export function toNotation(doc: RichText): string {
  return blockLines(doc.content).join("\n");
}

function blockLines(blocks: RichBlock[]): string[] {
  return blocks.flatMap((block, at) => (at === 0 ? linesOf(block) : ["", ...linesOf(block)]));
}

function linesOf(block: RichBlock): string[] {
  switch (block.type) {
    case "paragraph":
      return inlineText(block.content).split("\n").map(escapeStart);
    case "heading":
      return [`${"#".repeat(block.attrs.level)} ${inlineText(block.content).replaceAll("\n", " ")}`];
    case "horizontalRule":
      return ["---"];
    case "image": {
      const { alt, pictureId, caption } = block.attrs;
      return [
        `![${escaped(alt)}](/media/${pictureId}${caption ? ` "${caption.replace(/[\\"]/g, "\\$&")}"` : ""})`,
      ];
    }
    case "embed":
      return [`!video[${escaped(block.attrs.title)}](${videoHref(block.attrs)})`];
    case "blockquote":
      return blockLines(block.content).map((line) => (line ? `> ${line}` : ">"));
    case "bulletList":
      return block.content.flatMap((item) => itemLines(item, "- "));
    case "orderedList":
      return block.content.flatMap((item, at) => itemLines(item, `${at + 1}. `));
  }
}

function itemLines(item: RichListItem, mark: string): string[] {
  const indent = " ".repeat(mark.length);
  return blockLines(item.content).map((line, at) => (at === 0 ? mark + line : line && indent + line));
}

const escaped = (text: string) => text.replace(/\s+/g, " ").replace(/[\\*[\]]/g, "\\$&");

function escapeStart(line: string): string {
  return line.replace(/^(\s*)(#{2,3} |- |> ?|---$|!)/, "$1\\$2").replace(/^(\s*\d+)(\. )/, "$1\\$2");
}

function inlineText(content: RichInline[] = []): string {
  return content.map((inline) => (inline.type === "hardBreak" ? "\n" : marked(inline))).join("");
}

function marked({ text, marks = [] }: Extract<RichInline, { type: "text" }>): string {
  const has = (type: RichMark["type"]) => marks.some((mark) => mark.type === type);
  let words = escaped(text);
  if (has("italic")) words = `*${words}*`;
  if (has("bold")) words = `**${words}**`;
  const link = marks.find((mark) => mark.type === "link");
  return link ? `[${words}](${link.attrs.href.replaceAll(")", "\\)")})` : words;
}

/** Reads what `toNotation` writes, and what people write like it. Never throws: what is no notation is text. */
export function fromNotation(text: string): RichText {
  return {
    type: "doc",
    content: readBlocks(text.replace(/\r\n?/g, "\n").replaceAll("\u0000", "").split("\n"), 0),
  };
}

const DEEPEST = 4;
const START = /^(#{2,3} |- |\d{1,4}\. |>|---$|!\[|!video\[)/;

function readBlocks(lines: string[], depth: number): RichBlock[] {
  const blocks: RichBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    const taken = readOne(lines, at, depth);
    if (line.trim() === "") at += 1;
    else {
      blocks.push(taken.block);
      at = taken.next;
    }
  }
  return blocks;
}

function readOne(lines: string[], at: number, depth: number): { block: RichBlock; next: number } {
  const line = lines[at]!;
  const heading = /^(#{2,3}) (.*)$/.exec(line);
  if (heading) {
    const level = heading[1]!.length as 2 | 3;
    return { block: { type: "heading", attrs: { level }, ...filled(readInline(heading[2]!)) }, next: at + 1 };
  }
  if (line === "---") return { block: { type: "horizontalRule" }, next: at + 1 };
  const figure = readFigure(line);
  if (figure) return { block: figure, next: at + 1 };
  if (depth < DEEPEST && line.startsWith(">")) return readQuote(lines, at, depth);
  if (depth < DEEPEST && /^(- |\d{1,4}\. )/.test(line)) return readList(lines, at, depth);
  let next = at + 1;
  while (next < lines.length && lines[next]!.trim() !== "" && !START.test(lines[next]!)) next += 1;
  const content = lines
    .slice(at, next)
    .flatMap((each, n) => [...(n ? [{ type: "hardBreak" as const }] : []), ...readInline(each)]);
  return { block: { type: "paragraph", ...filled(content) }, next };
}

function readFigure(line: string): RichBlock | null {
  const picture = /^!\[((?:\\.|[^\\\]])*)\]\(\/media\/([0-9a-f-]{36})(?: "((?:\\.|[^\\"])*)")?\)$/.exec(line);
  if (picture) {
    const [, alt, pictureId, caption] = picture;
    return {
      type: "image",
      attrs: {
        pictureId: pictureId!,
        width: 1,
        height: 1,
        alt: plain(alt!),
        caption: caption ? plain(caption) : null,
      },
    };
  }
  const video = /^!video\[((?:\\.|[^\\\]])*)\]\((\S+)\)$/.exec(line);
  const found = video && videoAt(video[2]!);
  return found ? { type: "embed", attrs: { ...found, title: plain(video![1]!) } } : null;
}

function readQuote(lines: string[], at: number, depth: number): { block: RichBlock; next: number } {
  let next = at;
  while (next < lines.length && lines[next]!.startsWith(">")) next += 1;
  const inside = lines.slice(at, next).map((line) => line.replace(/^> ?/, ""));
  const content = readBlocks(inside, depth + 1);
  return { block: { type: "blockquote", content: content.length ? content : [{ type: "paragraph" }] }, next };
}

function readList(lines: string[], at: number, depth: number): { block: RichBlock; next: number } {
  const mark = lines[at]!.startsWith("- ") ? /^- / : /^\d{1,4}\. /;
  const content: RichListItem[] = [];
  let next = at;
  while (next < lines.length) {
    const found = mark.exec(lines[next]!);
    if (!found) break;
    const inside = [lines[next]!.slice(found[0].length)];
    next += 1;
    while (next < lines.length && belongs(lines, next)) {
      inside.push(lines[next]!.replace(new RegExp(`^ {1,${found[0].length}}`), ""));
      next += 1;
    }
    const blocks = readBlocks(inside, depth + 1);
    content.push({ type: "listItem", content: blocks.length ? blocks : [{ type: "paragraph" }] });
  }
  return { block: { type: mark.source === "^- " ? "bulletList" : "orderedList", content }, next };
}

/** Whether a line goes on with an item: it is indented, or blank before one that is. */
function belongs(lines: string[], at: number): boolean {
  if (/^ {2}/.test(lines[at]!)) return true;
  return lines[at]!.trim() === "" && /^ {2,}\S/.test(lines[at + 1] ?? "");
}

const plain = (text: string) => text.replace(/\\(.)/g, "$1");
const filled = (content: RichInline[]) => (content.length > 0 ? { content } : {});

type Marks = { bold: boolean; italic: boolean; href: string | null };

/** An escaped sign, stars, a link, or words up to the next of them. Every part of it ends soon: lines may be long. */
const TOKEN = /\\([^\w\s])|(\*\*?)|\[((?:\\.|[^\\[\]]){1,2000})\]\(((?:\\.|[^\\)\s]){1,2000})\)|[^\\*[]+|./gs;

function readInline(text: string, href: string | null = null): RichInline[] {
  const tokens = [...text.matchAll(TOKEN)];
  const left = { bold: 0, italic: 0 };
  const starsOf = (stars: string) => (stars === "**" ? "bold" : "italic");
  for (const [, , stars] of tokens) if (stars) left[starsOf(stars)] += 1;
  const found: RichInline[] = [];
  const on: Marks = { bold: false, italic: false, href };
  let words = "";
  const flush = () => {
    if (words) found.push(inlineOf(words, on));
    words = "";
  };
  tokens.forEach(([whole, sign, stars, linked, to], at) => {
    const kind = stars ? starsOf(stars) : null;
    if (kind) left[kind] -= 1;
    if (kind && (on[kind] || (left[kind] > 0 && /^\S/.test(tokens[at + 1]![0])))) {
      flush();
      on[kind] = !on[kind];
    } else if (linked && href === null && isSafeHref(plain(to!))) {
      flush();
      found.push(...readInline(linked, plain(to!)).map((inline) => withMarks(inline, on)));
    } else words += sign ?? whole;
  });
  flush();
  return found;
}

function inlineOf(text: string, { bold, italic, href }: Marks): RichInline {
  const marks: RichMark[] = [
    ...(bold ? [{ type: "bold" as const }] : []),
    ...(italic ? [{ type: "italic" as const }] : []),
    ...(href ? [{ type: "link" as const, attrs: { href } }] : []),
  ];
  return { type: "text", text, ...(marks.length > 0 && { marks }) };
}

function withMarks(inline: RichInline, { bold, italic }: Marks): RichInline {
  if (inline.type !== "text") return inline;
  const marks = inline.marks ?? [];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  const link = marks.find((mark) => mark.type === "link");
  return inlineOf(inline.text, {
    bold: bold || has("bold"),
    italic: italic || has("italic"),
    href: link ? link.attrs.href : null,
  });
}
