import { z } from "zod";
import { WIDEST } from "./picture-sizes.ts";
import { isSafeHref } from "./safe-href.ts";
import { isVideoId, videoHref, videoProviders } from "./video.ts";

/**
 * Text with structure, stored as JSON: the subset of TipTap's (ProseMirror's) document that our pages
 * and mails can print. Everything stored was parsed by this schema first, so printing it needs no
 * sanitising: there is no HTML in it, and no link that could run a script.
 */

const Bold = z.object({ type: z.literal("bold") });
const Italic = z.object({ type: z.literal("italic") });
const Link = z.object({
  type: z.literal("link"),
  attrs: z.object({ href: z.string().max(2000).refine(isSafeHref, "not a link we follow") }),
});

const Text = z.object({
  type: z.literal("text"),
  text: z
    .string()
    .min(1)
    .refine((text) => !text.includes("\u0000"), "NUL byte"),
  marks: z.array(z.discriminatedUnion("type", [Bold, Italic, Link])).optional(),
});
const HardBreak = z.object({ type: z.literal("hardBreak") });
const Inline = z.discriminatedUnion("type", [Text, HardBreak]);

const Paragraph = z.object({ type: z.literal("paragraph"), content: z.array(Inline).optional() });
const Heading = z.object({
  type: z.literal("heading"),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: z.array(Inline).optional(),
});
const plainLine = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes("\u0000"), "NUL byte");
const Image = z.object({
  type: z.literal("image"),
  attrs: z.object({
    pictureId: z.uuid().transform((id) => id.toLowerCase()),
    /** Pixels of the largest file; `settlePictures` puts in what is stored. */
    width: z.number().int().min(1).max(WIDEST),
    height: z.number().int().min(1).max(4_800),
    /** What it shows, for those who do not see it. */
    alt: plainLine(500),
    caption: plainLine(500)
      .nullish()
      .transform((caption) => caption || null),
  }),
});
const Embed = z.object({
  type: z.literal("embed"),
  attrs: z
    .object({ provider: z.enum(videoProviders), videoId: z.string().max(40), title: plainLine(200) })
    .refine(({ provider, videoId }) => isVideoId(provider, videoId), "not a video of theirs"),
});
const HorizontalRule = z.object({ type: z.literal("horizontalRule") });

export type RichInline = z.infer<typeof Inline>;
export type RichMark = z.infer<typeof Bold> | z.infer<typeof Italic> | z.infer<typeof Link>;
export type RichListItem = { type: "listItem"; content: RichBlock[] };
export type RichImage = z.infer<typeof Image>;
export type RichEmbed = z.infer<typeof Embed>;
export type RichBlock =
  | z.infer<typeof Paragraph>
  | RichImage
  | RichEmbed
  | z.infer<typeof Heading>
  | z.infer<typeof HorizontalRule>
  | { type: "blockquote"; content: RichBlock[] }
  | { type: "bulletList" | "orderedList"; content: RichListItem[] };

const Block: z.ZodType<RichBlock> = z.lazy(() =>
  z.discriminatedUnion("type", [
    Paragraph,
    Heading,
    HorizontalRule,
    Image,
    Embed,
    z.object({ type: z.literal("blockquote"), content: z.array(Block).min(1) }),
    z.object({ type: z.literal("bulletList"), content: z.array(ListItem).min(1) }),
    z.object({ type: z.literal("orderedList"), content: z.array(ListItem).min(1) }),
  ]),
);
const ListItem: z.ZodType<RichListItem> = z.lazy(() =>
  z.object({ type: z.literal("listItem"), content: z.array(Block).min(1) }),
);
const Doc = z.object({ type: z.literal("doc"), content: z.array(Block) });

export type RichText = { type: "doc"; content: RichBlock[] };

/** Deep enough for a list in a quotation in a list; what is deeper is an attack on the stack. */
const deepest = 24;

function depth(value: unknown, reached = 0): number {
  if (reached > deepest || typeof value !== "object" || value === null) return reached;
  return Math.max(reached, ...Object.values(value).map((inner) => depth(inner, reached + 1)));
}

/**
 * Reads a stored or posted document and drops every attribute we do not print.
 * Errors: throws (ZodError, or RangeError when nested beyond reason) on unknown nodes, marks and links.
 */
export function parseRichText(value: unknown): RichText {
  if (depth(value) > deepest) throw new RangeError("rich text is nested too deeply");
  return Doc.parse(value);
}

/** The words alone: blocks parted by a blank line, for descriptions, mail text parts and feeds. */
export function plainText(doc: RichText): string {
  return doc.content.map(blockText).filter(Boolean).join("\n\n");
}

function blockText(block: RichBlock): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return (block.content ?? []).map((inline) => (inline.type === "text" ? inline.text : "\n")).join("");
    case "horizontalRule":
      return "";
    case "image":
      return block.attrs.caption ?? block.attrs.alt;
    case "embed":
      return [block.attrs.title, videoHref(block.attrs)].filter(Boolean).join(": ");
    case "blockquote":
      return block.content.map(blockText).join("\n\n");
    case "bulletList":
      return block.content.map((item) => `- ${item.content.map(blockText).join("\n")}`).join("\n");
    case "orderedList":
      return block.content
        .map((item, index) => `${index + 1}. ${item.content.map(blockText).join("\n")}`)
        .join("\n");
  }
}

/** A document of plain paragraphs. */
export function fromParagraphs(...paragraphs: string[]): RichText {
  return {
    type: "doc",
    content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  };
}

/** The first words, cut at a word's end, for descriptions of at most `length` characters. */
export function firstWords(text: string, length: number): string {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= length) return flat;
  return `${flat.slice(0, length - 1).replace(/\s+\S*$/, "")}…`;
}
