import { createHash } from "node:crypto";
import { renderAsync } from "@resvg/resvg-js";
import { LRUCache } from "lru-cache";
import { jpegOf } from "#app/media/picture-for-press.server.ts";
import { indexedPng } from "./indexed-png.server.ts";
import { type Poster, posterSvg } from "./poster.server.ts";

/** What a picture is drawn from. */
export type Picture = Omit<Poster, "layout" | "height">;

/** Finished pictures by what they show, 32 MiB of them at most. */
const kept = new LRUCache<string, Buffer>({
  maxSize: 32 * 1024 * 1024,
  sizeCalculation: (png) => png.length,
});
const inWork = new Map<string, Promise<Buffer>>();
let queue: Promise<unknown> = Promise.resolve();

/** A finished picture and what it is: prints in flat inks are PNG, those with a photograph in them JPEG. */
export type Printed = { type: "image/png" | "image/jpeg"; bytes: Buffer };

type Press = { width: number /** Of a JPEG. */; quality: number };

/**
 * Draws a poster as a picture. One is drawn once however many ask for it, and only one is drawn at a time,
 * so that a crawl of all pages leaves the processor to visitors.
 */
async function draw(poster: Poster, { width, quality }: Press): Promise<Printed> {
  const svg = posterSvg(poster);
  const type = poster.photo?.fit === "fill" ? ("image/jpeg" as const) : ("image/png" as const);
  const key = createHash("sha256").update(`${width} ${svg}`).digest("base64url");
  const known = kept.get(key);
  if (known) return { type, bytes: known };
  const already = inWork.get(key);
  if (already) return { type, bytes: await already };
  const drawn = queue.then(async () => {
    const image = await renderAsync(svg, {
      fitTo: { mode: "width", value: width },
      font: { loadSystemFonts: false },
    });
    const pixels = { width: image.width, height: image.height, rgba: image.pixels };
    const bytes = type === "image/jpeg" ? await jpegOf(pixels, quality) : await indexedPng(pixels);
    kept.set(key, bytes);
    return bytes;
  });
  queue = drawn.catch(() => undefined);
  inWork.set(key, drawn);
  return { type, bytes: await drawn.finally(() => inWork.delete(key)) };
}

/** The share picture of a page, 1200 by 630. */
export function sharePicture(picture: Picture): Promise<Printed> {
  return draw({ ...picture, layout: "wide" }, { width: 1200, quality: 80 });
}

/**
 * The header of a mail, 960 by 448, shown 600 wide at most. Twice as large, the busier drawings would
 * take a mail over its 40 kB; with a photograph in it, it is pressed harder.
 */
export function emailHeader(picture: Picture): Promise<Printed> {
  return draw({ ...picture, layout: "wide", height: 560, foot: "" }, { width: 960, quality: 52 });
}
