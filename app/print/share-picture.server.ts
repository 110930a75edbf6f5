import { createHash } from "node:crypto";
import { renderAsync } from "@resvg/resvg-js";
import { indexedPng } from "./indexed-png.server.ts";
import { type Poster, posterSvg } from "./poster.server.ts";

/** What a picture is drawn from. */
export type Picture = Omit<Poster, "layout" | "height" | "paperSize">;

const KEPT_BYTES = 32 * 1024 * 1024;

/** Finished pictures by what they show, oldest use first. */
const kept = new Map<string, Buffer>();
let keptBytes = 0;
const inWork = new Map<string, Promise<Buffer>>();
let queue: Promise<unknown> = Promise.resolve();

function keep(key: string, png: Buffer): void {
  kept.set(key, png);
  keptBytes += png.length;
  for (const [oldest, bytes] of kept) {
    if (keptBytes <= KEPT_BYTES) return;
    kept.delete(oldest);
    keptBytes -= bytes.length;
  }
}

/**
 * Draws an SVG as PNG. One picture is drawn once however many ask for it, and only one is drawn at a time,
 * so that a crawl of all pages leaves the processor to visitors.
 */
async function draw(svg: string, width: number): Promise<Buffer> {
  const key = createHash("sha256").update(`${width} ${svg}`).digest("base64url");
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const already = inWork.get(key);
  if (already) return already;
  const drawn = queue.then(async () => {
    const image = await renderAsync(svg, {
      fitTo: { mode: "width", value: width },
      font: { loadSystemFonts: false },
    });
    const png = await indexedPng({ width: image.width, height: image.height, rgba: image.pixels });
    keep(key, png);
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

/** The header of a mail: PNG, 1200 by 560, shown 600 wide. */
export function emailHeaderPng(picture: Picture): Promise<Buffer> {
  return draw(posterSvg({ ...picture, layout: "wide", height: 560, foot: "" }), 1200);
}
