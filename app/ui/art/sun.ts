import { cut, gouge, type Point, type Random, rays, ring, seededRandom, slab } from "./knife.ts";
import { type Drawing, overprint, pull } from "./plates.ts";

// The valley is cut far wider than the drawing, so that it can run off both sides of a page.
const FAR_HILLS: Point[] = [
  [-520, 410],
  [-400, 372],
  [-290, 404],
  [-190, 358],
  [-90, 400],
  [0, 388],
  [90, 366],
  [190, 396],
  [280, 372],
  [390, 404],
  [500, 352],
  [600, 396],
  [700, 374],
  [800, 402],
  [900, 356],
  [1010, 396],
  [1120, 380],
  [1120, 476],
  [300, 480],
  [-520, 476],
];

const FIELD: Point[] = [
  [-520, 440],
  [-300, 424],
  [-140, 442],
  [0, 438],
  [120, 420],
  [260, 440],
  [420, 418],
  [600, 442],
  [760, 424],
  [940, 440],
  [1120, 430],
  [1120, 640],
  [-520, 640],
];

/** The sun's own light, cut into its disc. */
function glow(random: Random): string {
  return Array.from({ length: 18 }, (_, i) => {
    const angle = Math.PI + (i / 17) * Math.PI;
    return gouge(300 + Math.cos(angle) * 66, 356 + Math.sin(angle) * 66, 38, angle, 6, random);
  }).join("");
}

/** Furrows that run towards the horizon. */
function furrows(random: Random): string {
  let path = "";
  for (let i = -24; i <= 24; i++) {
    const top = 300 + i * 34;
    const bottom = 300 + i * 92;
    for (let share = 0.06; share < 0.95; share += 0.24) {
      const x = top + (bottom - top) * share;
      if (x <= -500 || x >= 1100) continue;
      const angle = Math.atan2(138, bottom - top);
      path += gouge(x, 452 + 138 * share, 10 + share * 34, angle, 3 + share * 6, random);
    }
  }
  return path;
}

/** The sun rises over a valley of ploughed rows. */
export function sun(): Drawing {
  const random = seededRandom(5);
  const light = rays({
    centre: [300, 360],
    inner: 150,
    outer: 350,
    count: 44,
    seed: 3,
    from: Math.PI,
    to: Math.PI * 2,
    fat: 0.6,
    alternate: 0.72,
  });
  return {
    width: 600,
    height: 600,
    crops: { whole: "0 0 600 600", print: "0 -10 600 610", rise: "-300 2 1200 478" },
    field: false,
    bleeds: true,
    shapes: [
      pull("spot", light, cut(ring(300, 360, 128, 128, 16), 2, { step: 24, jitter: 2 })),
      pull("paper", glow(random)),
      overprint("act", cut(FAR_HILLS, 5, { step: 30, jitter: 2 })),
      pull("key", slab(FIELD, 6, { step: 36, jitter: 2 })),
      pull("spot", furrows(random)),
    ],
  };
}
