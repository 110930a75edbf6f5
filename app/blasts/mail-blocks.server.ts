import type { Language } from "#app/i18n/language.ts";
import { jpgWidth, pictureHref } from "#app/platform/picture-sizes.ts";
import type { RichBlock, RichInline, RichText } from "#app/platform/rich-text.ts";
import { getSettings } from "#app/platform/settings.server.ts";
import { videoHref } from "#app/platform/video.ts";
import type { BlastBlock, BlastInline } from "#emails/blast.tsx";
import { actionCard, actionPathOf } from "./action-card.server.ts";

/** What of a mail differs between recipients, or between a mail that is sent and one that is looked at. */
export type MailWords = {
  language: Language;
  /** A text with something in the place of its fields. */
  fill(text: string): string;
  /** Where a link of the mail leads; given an absolute address. */
  lead(href: string): string;
};

/** Width of the column of a mail, in CSS pixels. */
const COLUMN = 520;

/**
 * A document as the blocks of a mail. A link that stands alone in its paragraph becomes a button, and one to an action
 * page of ours the card of that page.
 */
export async function mailBlocks(doc: RichText, words: MailWords): Promise<BlastBlock[]> {
  const blocks = await Promise.all(doc.content.map((block) => topBlock(block, words)));
  return blocks.filter((block) => block !== null);
}

async function topBlock(block: RichBlock, words: MailWords): Promise<BlastBlock | null> {
  const alone = linkAlone(block);
  if (!alone) return plainBlock(block, words);
  const href = words.lead(absolute(alone.href));
  const path = actionPathOf(alone.href);
  const card = path && (await actionCard(path, words.language));
  if (card) {
    const { label, ...about } = card;
    // Words of their own are the button's; a bare address is nobody's words.
    const own = isAddress(alone.label) ? label : words.fill(alone.label);
    return { kind: "card", card: { ...about, button: { href, label: own } } };
  }
  if (isAddress(alone.label)) return plainBlock(block, words);
  return { kind: "button", href, label: words.fill(alone.label) };
}

const isAddress = (label: string) => /^(https?:\/\/|\/)\S+$/.test(label.trim());

/** The link that is all there is in a paragraph. */
function linkAlone(block: RichBlock): { href: string; label: string } | null {
  if (block.type !== "paragraph") return null;
  const parts = (block.content ?? []).filter((part) => part.type !== "text" || part.text.trim() !== "");
  const hrefs = new Set(parts.map(hrefOf));
  const [href] = hrefs;
  if (hrefs.size !== 1 || !href || href.startsWith("mailto:") || href.startsWith("tel:")) return null;
  return {
    href,
    label: parts
      .map((part) => (part.type === "text" ? part.text : " "))
      .join("")
      .trim(),
  };
}

function hrefOf(part: RichInline): string | null {
  if (part.type !== "text") return null;
  const link = part.marks?.find((mark) => mark.type === "link");
  return link?.type === "link" ? link.attrs.href : null;
}

/** An address as it stands in a mail: a path of ours gets our origin. */
const absolute = (href: string) => (href.startsWith("/") ? `${getSettings().APP_URL}${href}` : href);

function plainBlock(block: RichBlock, words: MailWords): BlastBlock | null {
  switch (block.type) {
    case "paragraph":
      return block.content?.length ? { kind: "paragraph", content: inlines(block.content, words) } : null;
    case "heading":
      return { kind: "heading", level: block.attrs.level, content: inlines(block.content ?? [], words) };
    case "horizontalRule":
      return { kind: "rule" };
    case "image":
      return picture(block.attrs);
    case "embed":
      return { kind: "video", href: words.lead(videoHref(block.attrs)), title: block.attrs.title };
    case "blockquote":
      return { kind: "quote", blocks: plainBlocks(block.content, words) };
    case "bulletList":
    case "orderedList": {
      const items = block.content.map((item) => plainBlocks(item.content, words));
      return { kind: "list", ordered: block.type === "orderedList", items };
    }
  }
}

const plainBlocks = (blocks: RichBlock[], words: MailWords) =>
  blocks.map((block) => plainBlock(block, words)).filter((block) => block !== null);

function picture({
  pictureId,
  width,
  height,
  alt,
  caption,
}: Extract<RichBlock, { type: "image" }>["attrs"]): BlastBlock {
  const shown = Math.min(width, COLUMN);
  return {
    kind: "picture",
    src: `${getSettings().APP_URL}${pictureHref(pictureId, jpgWidth(width), "jpg")}`,
    ...{ width: shown, height: Math.round((height * shown) / width), alt, caption },
  };
}

function inlines(content: RichInline[], words: MailWords): BlastInline[] {
  return content.map((part): BlastInline => {
    if (part.type === "hardBreak") return { kind: "break" };
    const has = (type: string) => part.marks?.some((mark) => mark.type === type) ?? false;
    const href = hrefOf(part);
    return {
      kind: "text",
      text: words.fill(part.text),
      ...(has("bold") && { bold: true }),
      ...(has("italic") && { italic: true }),
      ...(href && { href: leadsOn(href) ? words.lead(absolute(href)) : href }),
    };
  });
}

const leadsOn = (href: string) => href.startsWith("/") || /^https?:/i.test(href);

/** Every address that a document leads to, absolute, each once. */
export function addressesIn(doc: RichText): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as { type?: string; attrs?: Record<string, string> };
    if (node.type === "link" && leadsOn(node.attrs!.href!)) found.add(absolute(node.attrs!.href!));
    if (node.type === "embed") found.add(videoHref(node.attrs as Parameters<typeof videoHref>[0]));
    for (const inner of Object.values(node)) look(inner);
  };
  look(doc);
  return [...found];
}
