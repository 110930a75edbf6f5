import { prisma } from "#app/platform/db.server.ts";
import type { RichBlock, RichText } from "#app/platform/rich-text.ts";
import type { StoredPicture } from "./picture.ts";

const fields = { id: true, width: true, height: true, alt: true, fileName: true } as const;
const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One file of a picture; null for what does not exist. */
export async function findPictureFile(
  pictureId: string,
  width: number,
  format: "webp" | "jpg",
): Promise<Uint8Array | null> {
  if (!idForm.test(pictureId) || !Number.isInteger(width) || width < 1 || width > 10_000) return null;
  const file = await prisma.pictureFile.findUnique({
    where: { pictureId_width_format: { pictureId, width, format } },
    select: { bytes: true },
  });
  return file?.bytes ?? null;
}

/** One picture; null for what does not exist, whatever its id looks like. */
export async function findPicture(id: string): Promise<StoredPicture | null> {
  return idForm.test(id) ? prisma.picture.findUnique({ where: { id }, select: fields }) : null;
}

/** Pictures uploaded before, latest first: those of `campaigns`, or with null all. `before`: id that ended the last page. */
export async function picturesPage({
  campaigns,
  before,
  limit = 24,
}: {
  campaigns: readonly string[] | null;
  before?: string | null;
  limit?: number;
}): Promise<{ pictures: StoredPicture[]; next: string | null }> {
  const rows = await prisma.picture.findMany({
    where: {
      ...(campaigns && { campaignId: { in: [...campaigns] } }),
      ...(before && idForm.test(before) && { id: { lt: before } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: fields,
  });
  const pictures = rows.slice(0, limit);
  return { pictures, next: rows.length > limit ? pictures.at(-1)!.id : null };
}

/**
 * A document whose pictures are ours: each has the size that is stored, and what names no stored picture is left
 * out. For every document before it is kept; a posted one may claim anything.
 */
export async function settlePictures(doc: RichText): Promise<RichText> {
  const wanted = new Set<string>();
  walk(doc.content, (id) => wanted.add(id));
  if (wanted.size === 0) return doc;
  const found = await prisma.picture.findMany({ where: { id: { in: [...wanted] } }, select: fields });
  const known = new Map(found.map((picture) => [picture.id, picture]));
  return { type: "doc", content: settle(doc.content, known) };
}

function walk(blocks: RichBlock[], see: (pictureId: string) => void): void {
  for (const block of blocks) {
    if (block.type === "image") see(block.attrs.pictureId);
    else if (block.type === "blockquote") walk(block.content, see);
    else if (block.type === "bulletList" || block.type === "orderedList") {
      for (const item of block.content) walk(item.content, see);
    }
  }
}

function settle(blocks: RichBlock[], known: Map<string, StoredPicture>): RichBlock[] {
  return blocks.flatMap((block): RichBlock[] => {
    if (block.type === "image") {
      const picture = known.get(block.attrs.pictureId);
      if (!picture) return [];
      return [{ ...block, attrs: { ...block.attrs, width: picture.width, height: picture.height } }];
    }
    if (block.type === "blockquote") return filled({ ...block, content: settle(block.content, known) });
    if (block.type !== "bulletList" && block.type !== "orderedList") return [block];
    const content = block.content.flatMap((item) =>
      filled({ ...item, content: settle(item.content, known) }),
    );
    return filled({ ...block, content });
  });
}

const filled = <T extends { content: unknown[] }>(node: T): T[] => (node.content.length > 0 ? [node] : []);
