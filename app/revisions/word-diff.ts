import { diffWordsWithSpace } from "diff";
import type { FieldValue } from "./revision.ts";

export type DiffPart = { kind: "same" | "added" | "removed"; text: string };

/** Beyond that many words changed, one text stands under the other: nobody reads such a difference. */
const MOST_EDITS = 4_000;
/** Unchanged words kept on each side of a change. */
const AROUND = 120;

/** The difference of two values in words, long unchanged passages cut short. */
export function wordDiff(before: FieldValue | undefined, after: FieldValue | undefined): DiffPart[] {
  const [old, fresh] = [readable(before), readable(after)];
  const changes = diffWordsWithSpace(old, fresh, { maxEditLength: MOST_EDITS });
  if (!changes) return [part("removed", old), part("added", fresh)].filter(({ text }) => text !== "");
  return changes.map(({ value, added, removed }, at) => {
    const kind = added ? "added" : removed ? "removed" : "same";
    return kind === "same"
      ? part(kind, shortened(value, at === 0, at === changes.length - 1))
      : part(kind, value);
  });
}

const part = (kind: DiffPart["kind"], text: string): DiffPart => ({ kind, text });

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= AROUND * 2) return text;
  const start = isFirst ? "" : text.slice(0, AROUND).replace(/\S*$/, "");
  const end = isLast ? "" : text.slice(-AROUND).replace(/^\S*/, "");
  return `${start}…${end}`;
}

/** A value as somebody reads it: blocks of rich text by lines, with a mark for what is not plain. */
export function readable(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(readable).join(", ");
  if (typeof value !== "object") return String(value);
  if (value.type === "doc") return blocks(value, "");
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${readable(inner)}`)
    .join("\n");
}

type Node = { [key: string]: FieldValue };

const childrenOf = (node: Node) => (Array.isArray(node.content) ? (node.content as Node[]) : []);
const attrsOf = (node: Node) => (node.attrs ?? {}) as Record<string, FieldValue>;

function blocks(node: Node, lead: string): string {
  return childrenOf(node)
    .map((child) => block(child, lead))
    .join("\n");
}

function block(node: Node, lead: string): string {
  switch (node.type) {
    case "heading":
      return `${lead}${"#".repeat(Number(attrsOf(node).level ?? 2))} ${inlines(node)}`;
    case "bulletList":
      return childrenOf(node)
        .map((item) => `${lead}- ${blocks(item, "")}`)
        .join("\n");
    case "orderedList":
      return childrenOf(node)
        .map((item, at) => `${lead}${at + 1}. ${blocks(item, "")}`)
        .join("\n");
    case "blockquote":
      return blocks(node, `${lead}> `);
    case "horizontalRule":
      return `${lead}---`;
    case "paragraph":
      return lead + inlines(node);
    default:
      // A picture or an embed: what it shows is in its attributes.
      return `${lead}[${[node.type, ...Object.values(attrsOf(node))].map((each) => readable(each as FieldValue)).join(" ")}]`;
  }
}

function inlines(node: Node): string {
  return childrenOf(node).map(inline).join("");
}

const marksOf: Record<string, string> = { bold: "**", italic: "*" };

function inline(node: Node): string {
  if (node.type === "hardBreak") return "\n";
  const marks = Array.isArray(node.marks) ? (node.marks as Node[]) : [];
  return marks.reduce(
    (text, mark) => {
      if (mark.type === "link") return `[${text}](${readable(attrsOf(mark).href)})`;
      const sign = marksOf[String(mark.type)] ?? "";
      return sign + text + sign;
    },
    String(node.text ?? ""),
  );
}
