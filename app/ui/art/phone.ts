import { cut, gouge, type Point, type Random, rays, ring, seededRandom, slab } from "./knife.ts";
import { type Drawing, pull } from "./plates.ts";

const HANDSET: Point[] = [
  [112, 250],
  [132, 214],
  [190, 196],
  [300, 188],
  [410, 196],
  [468, 214],
  [488, 250],
  [490, 330],
  [474, 352],
  [396, 352],
  [380, 330],
  [380, 290],
  [366, 272],
  [300, 266],
  [234, 272],
  [220, 290],
  [220, 330],
  [204, 352],
  [126, 352],
  [110, 330],
];

const EARPIECE: Point[] = [
  [112, 358],
  [218, 358],
  [212, 388],
  [118, 388],
];

const MOUTHPIECE: Point[] = [
  [382, 358],
  [488, 358],
  [482, 388],
  [388, 388],
];

const TILT = -0.62;

/** Lifts the handset: turns a point about the middle of the drawing. */
function tilted([px, py]: Point): Point {
  const cos = Math.cos(TILT);
  const sin = Math.sin(TILT);
  const x = px - 300;
  const y = py - 300;
  return [300 + x * cos - y * sin, 300 + x * sin + y * cos];
}

function grip(random: Random): string {
  return Array.from({ length: 13 }, (_, i) => {
    const [x, y] = tilted([160 + i * 22, 224 - Math.sin((i / 12) * 3.14) * 14]);
    return gouge(x, y, 26, TILT + 1.57, 6, random);
  }).join("");
}

/** Each loop is a ring: the hole runs the other way round, so that it stays open. */
function cord(): string {
  const [startX, startY] = tilted([165, 400]);
  return Array.from({ length: 13 }, (_, i) => {
    const x = startX + 8 + i * 19;
    const y = startY + 20 + Math.sin(i * 0.42) * 26 + i * 3;
    const loop = cut(ring(x, y, 15, 21, 9), 70 + i, { step: 9, jitter: 0.5 });
    const hole = cut(ring(x, y, 8, 14, 9).reverse(), 90 + i, { step: 8, jitter: 0.4 });
    return loop + hole;
  }).join("");
}

/** A lifted receiver, ringing. */
export function phone(): Drawing {
  return {
    width: 600,
    height: 600,
    crops: { whole: "0 0 600 600", print: "0 -10 600 610" },
    field: false,
    bleeds: false,
    shapes: [
      pull("spot", rays({ centre: [300, 300], inner: 196, outer: 292, count: 36, seed: 4, fat: 0.5 })),
      pull("key", cut(HANDSET.map(tilted), 6, { step: 16, jitter: 1 })),
      pull("act", slab(EARPIECE.map(tilted), 7), slab(MOUTHPIECE.map(tilted), 8)),
      pull("spot", grip(seededRandom(9))),
      pull("key", cord()),
    ],
  };
}
