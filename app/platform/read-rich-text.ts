import { parseRichText, type RichBlock, type RichText } from "./rich-text.ts";
import { fromNotation } from "./rich-text-notation.ts";

/** Characters of a posted document: a long story, several times. */
const LONGEST = 400_000;

/**
 * Reads what `<RichTextField>` posts: the editor's document as JSON, or a textarea's plain notation. Paragraphs
 * without a word are left out. Null: neither, or far too long. Pictures are still to be settled (`settlePictures`).
 */
export function readRichText(posted: string): RichText | null {
  if (posted.length > LONGEST) return null;
  try {
    const read = posted.startsWith('{"type":"doc"') ? JSON.parse(posted) : fromNotation(posted);
    const doc = parseRichText(read);
    return { type: "doc", content: doc.content.filter((block) => !isBlank(block)) };
  } catch {
    return null;
  }
}

function isBlank(block: RichBlock): boolean {
  return (
    (block.type === "paragraph" || block.type === "heading") &&
    !(block.content ?? []).some((inline) => inline.type === "text" && inline.text.trim() !== "")
  );
}
