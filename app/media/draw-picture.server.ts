import sharp, { type OutputInfo } from "sharp";
import { jpgWidth, pictureWidths, WIDEST } from "#app/platform/picture-sizes.ts";

/** A picture drawn anew in the widths that pages show. */
export interface DrawnPicture {
  width: number;
  height: number;
  files: { width: number; format: "webp" | "jpg"; bytes: Buffer }[];
}

export type DrawOutcome =
  | { outcome: "drawn"; picture: DrawnPicture }
  | { outcome: "too-many-pixels" }
  | { outcome: "too-small" }
  | { outcome: "broken" };

/** 60 million: a telephone's largest. Unpacked that is a quarter of a gigabyte, and one is unpacked at a time. */
const MOST_PIXELS = 60_000_000;
const LEAST_PIXELS = 16;
const TALLEST = 4_800;
/** Behind a transparent picture where the format has no transparency. */
const PAPER = "#ffffff";

// Only what `pictureKindOf` lets through is ever decoded, whatever a file claims to be inside.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Nsgif", "Heif"].map((loader) => `VipsForeignLoad${loader}`),
});
sharp.cache(false);
sharp.concurrency(1);

let last: Promise<unknown> = Promise.resolve();

/**
 * Draws a picture anew, upright, in sRGB, without anything that was beside its pixels (place, camera, comments,
 * another file appended). Of an animation the first frame. One at a time: each needs memory for all its pixels.
 * `path`: a file that `pictureKindOf` knows.
 */
export function drawPicture(path: string): Promise<DrawOutcome> {
  const drawing = last.then(() => draw(path));
  last = drawing.catch(() => {});
  return drawing;
}

async function draw(path: string): Promise<DrawOutcome> {
  try {
    const {
      width = 0,
      height = 0,
      pageHeight = height,
    } = await sharp(path, { limitInputPixels: false }).metadata();
    if (width * pageHeight > MOST_PIXELS) return { outcome: "too-many-pixels" };
    if (Math.min(width, pageHeight) < LEAST_PIXELS) return { outcome: "too-small" };
    const { data, info } = await sharp(path, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .timeout({ seconds: 30 })
      .autoOrient()
      .toColourspace("srgb")
      .resize({ width: WIDEST, height: TALLEST, fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      outcome: "drawn",
      picture: { width: info.width, height: info.height, files: await files(data, info) },
    };
  } catch {
    return { outcome: "broken" };
  }
}

async function files(data: Buffer, { width, height, channels }: OutputInfo): Promise<DrawnPicture["files"]> {
  const at = (size: number) => sharp(data, { raw: { width, height, channels } }).resize({ width: size });
  const made: DrawnPicture["files"] = [];
  for (const size of pictureWidths(width)) {
    made.push({ width: size, format: "webp", bytes: await at(size).webp({ quality: 80 }).toBuffer() });
  }
  const small = jpgWidth(width);
  const jpg = at(small).flatten({ background: PAPER }).jpeg({ quality: 82, progressive: true });
  made.push({ width: small, format: "jpg", bytes: await jpg.toBuffer() });
  return made;
}
