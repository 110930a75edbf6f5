import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

const compress = promisify(deflate);

const COLOURS = 64;
/** Five bits a channel: fine enough to tell the shades along an edge apart. */
const BINS = 1 << 15;

type Pixels = { width: number; height: number /** Four bytes a pixel, opaque. */; rgba: Uint8Array };

/**
 * An opaque picture as PNG with a palette of 64 colours. Prints in a few flat inks need no more: only
 * the edges between them mix, and the file is a third of what full colour takes.
 * Source: PNG specification, third edition, colour type 3.
 */
export async function indexedPng({ width, height, rgba }: Pixels): Promise<Buffer> {
  const { palette, indexOfBin } = choosePalette(rgba);
  // Each row starts with its filter type, 0: none, which suits flat areas best.
  const rows = new Uint8Array(height * (width + 1));
  let pixel = 0;
  for (let y = 0; y < height; y++) {
    let at = y * (width + 1) + 1;
    for (let x = 0; x < width; x++, pixel += 4) rows[at++] = indexOfBin[binAt(rgba, pixel)]!;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", await compress(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function binAt(rgba: Uint8Array, pixel: number): number {
  return ((rgba[pixel]! >> 3) << 10) | ((rgba[pixel + 1]! >> 3) << 5) | (rgba[pixel + 2]! >> 3);
}

type Colour = [red: number, green: number, blue: number];

/** The most frequent colours, and for every bin the nearest of them. */
function choosePalette(rgba: Uint8Array): { palette: Colour[]; indexOfBin: Uint8Array } {
  const counts = new Uint32Array(BINS);
  // The first colour seen in a bin stands for it, so that flat areas keep their ink exactly.
  const first = new Int32Array(BINS).fill(-1);
  for (let pixel = 0; pixel < rgba.length; pixel += 4) {
    const bin = binAt(rgba, pixel);
    if (counts[bin]!++ === 0) first[bin] = pixel;
  }
  const used = Array.from(counts.keys())
    .filter((bin) => counts[bin]! > 0)
    .sort((a, b) => counts[b]! - counts[a]!);
  const colourOf = (bin: number): Colour => {
    const pixel = first[bin]!;
    return [rgba[pixel]!, rgba[pixel + 1]!, rgba[pixel + 2]!];
  };
  const palette = used.slice(0, COLOURS).map(colourOf);
  const indexOfBin = new Uint8Array(BINS);
  used.forEach((bin, rank) => {
    indexOfBin[bin] = rank < COLOURS ? rank : nearest(palette, colourOf(bin));
  });
  return { palette, indexOfBin };
}

function nearest(palette: Colour[], colour: Colour): number {
  let best = 0;
  let shortest = Number.POSITIVE_INFINITY;
  palette.forEach((candidate, index) => {
    const distance = candidate.reduce((sum, value, i) => sum + (value - colour[i]!) ** 2, 0);
    if (distance < shortest) [best, shortest] = [index, distance];
  });
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
