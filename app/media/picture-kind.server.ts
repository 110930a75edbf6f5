import { open } from "node:fs/promises";

/** What a file is by its first bytes. `heic`, `svg`: pictures that we do not take. */
export type PictureKind = "jpeg" | "png" | "webp" | "gif" | "avif" | "heic" | "svg" | "other";

const HEAD_BYTES = 512;

/** Looks at what a file begins with. Its name and the type a sender claims say nothing. */
export async function pictureKindOf(path: string): Promise<PictureKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return kindOfHead(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

export function kindOfHead(head: Buffer): PictureKind {
  const text = head.toString("latin1");
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (/^GIF8[79]a/.test(text)) return "gif";
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "webp";
  if (text.slice(4, 8) === "ftyp") return kindOfBrands(text);
  return /^\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype svg|svg)/i.test(text) ? "svg" : "other";
}

/** AVIF and HEIC share a container; the brands in its first box tell them apart. */
function kindOfBrands(text: string): PictureKind {
  const brands = text.slice(8, 64);
  if (/avi[fs]/.test(brands)) return "avif";
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? "heic" : "other";
}
