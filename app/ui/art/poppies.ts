import { cut, gouge, type Point, type Random, rays, ring, seededRandom, slab } from "./knife.ts";
import { type Drawing, pull, type Shape } from "./plates.ts";

type Flower = { at: Point; scale: number; seed: number; ground: number };

const BLOSSOM: Point[] = [
  [0, 38],
  [-26, 30],
  [-44, 4],
  [-46, -30],
  [-30, -22],
  [-14, -36],
  [4, -20],
  [20, -38],
  [34, -24],
  [48, -28],
  [44, 6],
  [26, 30],
];

/** Veins of the blossom: where each starts, its length, angle and width, for a flower of scale 1. */
const VEINS: [from: Point, length: number, angle: number, width: number][] = [
  [[0, 30], 54, -1.57, 4.5],
  [[-8, 28], 50, -2.15, 4],
  [[8, 28], 50, -1.0, 4],
  [[-14, 24], 34, -2.5, 3],
  [[14, 24], 34, -0.66, 3],
];

const CALYX: Point[] = [
  [-14, 34],
  [14, 34],
  [8, 46],
  [-8, 46],
];

/** One poppy: its blossom stands at `at`, its stem reaches down to `ground`. */
export function poppy({ at: [x, y], scale, seed, ground }: Flower): Shape[] {
  const random = seededRandom(seed);
  const place = ([px, py]: Point): Point => [x + px * scale, y + py * scale];
  const bend = (random() - 0.5) * 40 * scale;
  const half = Math.max(2.4, 3.4 * scale);
  const stem: Point[] = [
    [x - half, y + 34 * scale],
    [x + half, y + 34 * scale],
    [x + bend + half, (y + ground) / 2 + 20],
    [x + bend * 0.7 + half, ground],
    [x + bend * 0.7 - half, ground],
    [x + bend - half, (y + ground) / 2 + 20],
  ];
  const shapes = [pull("key", cut(stem, seed, { step: 22, jitter: 0.6 }))];
  if (scale > 1) shapes.push(pull("key", leaves({ stemX: x + bend * 0.8, top: y, scale, ground }, random)));
  const veins = VEINS.map(([from, length, angle, width]) => {
    const [vx, vy] = place(from);
    return gouge(vx, vy, length * scale, angle, width * scale, random);
  });
  return [
    ...shapes,
    pull("act", cut(BLOSSOM.map(place), seed + 1, { step: 9 * scale, jitter: 0.5 * scale })),
    pull("paper", ...veins),
    pull("key", slab(CALYX.map(place), seed + 3, { jitter: 0.6 })),
  ];
}

type Stem = { stemX: number; top: number; scale: number; ground: number };

function leaves({ stemX, top, scale, ground }: Stem, random: Random): string {
  let path = "";
  for (let i = 0; i < 7; i++) {
    const y = ground - 20 - i * 24 * Math.min(scale, 1.6) * 0.8;
    if (y < top + 60 * scale) break;
    const left = i % 2 === 0;
    path += gouge(stemX, y, 74 - i * 6, left ? Math.PI + 0.6 : -0.6, 11, random);
    path += gouge(stemX, y + 8, 54 - i * 4, left ? Math.PI + 0.1 : -0.1, 9, random);
  }
  return path;
}

/** Three poppies before the sun. */
export function poppies(): Drawing {
  const flowers = [
    { at: [150, 330], scale: 1.5, seed: 3, ground: 592 },
    { at: [460, 306], scale: 1.6, seed: 9, ground: 592 },
    { at: [306, 200], scale: 2.3, seed: 4, ground: 592 },
  ] satisfies Flower[];
  return {
    width: 600,
    height: 600,
    crops: { whole: "0 0 600 600", print: "0 -10 600 610" },
    field: false,
    bleeds: false,
    shapes: [
      pull("spot", cut(ring(310, 250, 150, 150, 14), 3, { step: 26, jitter: 2 })),
      pull("spot", rays({ centre: [310, 250], inner: 172, outer: 268, count: 34, seed: 5, fat: 0.5 })),
      ...flowers.flatMap(poppy).map((shape) => (shape.plate === "act" ? { ...shape, over: true } : shape)),
    ],
  };
}
