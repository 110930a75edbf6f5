import { createHash } from "node:crypto";
import { renderAsync } from "@resvg/resvg-js";
import { LRUCache } from "lru-cache";
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

/**
 * Draws an SVG as PNG. One picture is drawn once however many ask for it, and only one is drawn at a time,
 * so that a crawl of all pages leaves the processor to visitors.
 */
async function draw(svg: string, width: number): Promise<Buffer> {
  const key = createHash("sha256").update(`${width} ${svg}`).digest("base64url");
  const known = kept.get(key);
  if (known) return known;
  const already = inWork.get(key);
  if (already) return already;
  const drawn = queue.then(async () => {
    const image = await renderAsync(svg, {
      fitTo: { mode: "width", value: width },
      font: { loadSystemFonts: false },
    });
    const png = await indexedPng({ width: image.width, height: image.height, rgba: image.pixels });
    kept.set(key, png);
    return png;
  });
  queue = drawn.catch(() => undefined);
  inWork.set(key, drawn);
  return drawn.finally(() => inWork.delete(key));
}

/** The share picture of a page: PNG, 1200 by 630. */
export function sharePicturePng(picture: Picture): Promise<Buffer> {
  return draw(posterSvg({ ...picture, layout: "wide" }), 1200);
}

/**
 * The header of a mail: PNG, 960 by 448, shown 600 wide at most. Twice as large, the busier drawings would
 * take a mail over its 40 kB.
 */
export function emailHeaderPng(picture: Picture): Promise<Buffer> {
  return draw(posterSvg({ ...picture, layout: "wide", height: 560, foot: "" }), 960);
}
