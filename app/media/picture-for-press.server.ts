import { LRUCache } from "lru-cache";
import sharp from "sharp";
import { type PictureSize, pictureWidths } from "#app/platform/picture-sizes.ts";
import type { OwnPicture } from "#app/ui/look.ts";
import { findPictureFile } from "./picture-queries.server.ts";

/** A picture as a press takes it. One that is printed whole keeps what is transparent in it. */
export type PressPicture = {
  type: "image/jpeg" | "image/png";
  bytes: Buffer;
  width: number;
  height: number;
  fit: OwnPicture["fit"];
};

/** By picture, width and fit; a stored picture never changes. 16 MiB at most. */
const kept = new LRUCache<string, PressPicture>({
  maxSize: 16 * 1024 * 1024,
  sizeCalculation: ({ bytes }) => bytes.length,
});

/** The picture that stands in the place of a drawing, at most `widest` pixels wide; null for none, and for one that is gone. */
export async function pictureForPress(
  picture: OwnPicture | null | undefined,
  widest: number,
): Promise<PressPicture | null> {
  if (!picture) return null;
  const key = `${picture.id} ${widest} ${picture.fit}`;
  const known = kept.get(key);
  if (known) return known;
  const widths = pictureWidths(picture.width);
  const stored = widths.find((width) => width >= widest) ?? widths.at(-1)!;
  const file = await findPictureFile(picture.id, stored, "webp");
  if (!file) return null;
  const drawn = sharp(file).resize({ width: widest, withoutEnlargement: true });
  const opaque = picture.fit === "fill";
  const pressed = opaque
    ? drawn.flatten({ background: "#ffffff" }).jpeg({ quality: 84 })
    : drawn.png({ compressionLevel: 9 });
  const { data, info } = await pressed.toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const made: PressPicture = {
    type: opaque ? "image/jpeg" : "image/png",
    bytes: data,
    width,
    height,
    fit: picture.fit,
  };
  kept.set(key, made);
  return made;
}

/** A logo for mails: PNG on paper, twice as large as it is shown there. Null when it is gone. */
export async function logoPng(picture: PictureSize, paper: string): Promise<Buffer | null> {
  const logo = await pictureForPress({ ...picture, fit: "whole" }, 400);
  if (!logo) return null;
  return sharp(logo.bytes)
    .resize({ width: 400, height: 160, fit: "inside", withoutEnlargement: true })
    .flatten({ background: paper })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Finished pixels (four bytes each, opaque) as JPEG: for prints with a photograph in them. */
export function jpegOf(
  { width, height, rgba }: { width: number; height: number; rgba: Uint8Array },
  quality: number,
): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer();
}
