import { childFigure, fatherFigure, figureLight, motherFigure } from "./door-family.ts";
import { block, cut, gouge, type Point, type Random, ring, seededRandom, slab } from "./knife.ts";
import { type Drawing, pull, type Shape } from "./plates.ts";
import { poppy } from "./poppies.ts";

const NIGHT: Point[] = [
  [16, 22],
  [584, 14],
  [588, 744],
  [12, 748],
];

const STEP_LIGHT: Point[] = [
  [182, 612],
  [418, 612],
  [532, 744],
  [64, 746],
];

const LEAF: Point[] = [
  [170, 150],
  [96, 112],
  [94, 668],
  [170, 616],
];

const UPPER_PANEL: Point[] = [
  [155, 186],
  [112, 166],
  [112, 352],
  [155, 350],
];

const LOWER_PANEL: Point[] = [
  [155, 392],
  [112, 398],
  [111, 610],
  [155, 584],
];

const FOUR: Point[] = [
  [306, 72],
  [326, 72],
  [326, 104],
  [336, 104],
  [336, 118],
  [326, 118],
  [326, 134],
  [308, 134],
  [308, 118],
  [272, 118],
  [272, 106],
];

const FOUR_HOLE: Point[] = [
  [308, 88],
  [308, 105],
  [292, 105],
];

/** Light cut out of the night, radiating from the doorway; none below, where the step is. */
function doorLight(random: Random): string {
  let path = "";
  for (let i = 0; i < 84; i++) {
    const angle = (i / 84) * 6.283;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    if (sin > 0.62) continue;
    const frame = Math.min(Math.abs(138 / (cos || 1e-6)), Math.abs(238 / (sin || 1e-6)));
    const start = frame + 16 + (i % 3) * 9 + random() * 10;
    const length = (i % 2 ? 46 : 82) + random() * 40;
    const x = 300 + cos * start;
    const y = 372 + sin * start;
    if (x < 34 || x > 566 || y < 36) continue;
    path += gouge(x, y, length, angle, 7 + random() * 4, random);
    const next = start + length + 14 + random() * 18;
    const nextX = 300 + cos * next;
    const nextY = 372 + sin * next;
    if (i % 2 && nextX > 50 && nextX < 550 && nextY > 52) {
      path += gouge(nextX, nextY, 24 + random() * 26, angle, 5, random);
    }
  }
  return path;
}

/** Three courses of the boards of the step. */
function stepBoards(random: Random): string {
  let path = "";
  for (const [y, width] of [
    [634, 262],
    [664, 306],
    [698, 356],
  ] as const) {
    let x = 300 - width / 2;
    while (x < 300 + width / 2 - 30) {
      const length = 26 + random() * 52;
      path += gouge(x, y + random() * 6, length, (x - 300) / 2600, 5, random);
      x += length + 14 + random() * 22;
    }
  }
  return path;
}

function openLeaf(): Shape[] {
  return [
    pull("act", slab(LEAF, 12, { jitter: 1.6 })),
    pull("key", slab(UPPER_PANEL, 13), slab(LOWER_PANEL, 14)),
    pull("paper", cut(ring(162, 376, 6), 15, { step: 6 })),
  ];
}

/** A family stands together in an open, lit doorway at night; over the door a 4, for AB 4. */
export function door(): Drawing {
  const random = seededRandom(41);
  const shapes = [
    pull("key", slab(NIGHT, 3, { step: 42, jitter: 2.6 })),
    pull("spot", doorLight(random)),
    pull("paper", block(168, 142, 264, 474, 5)),
    pull("spot", block(182, 157, 236, 459, 6)),
    pull("spot", slab(STEP_LIGHT, 9, { step: 40, jitter: 2 })),
    pull("key", stepBoards(random)),
    ...openLeaf(),
    ...fatherFigure(),
    ...motherFigure(random),
    ...childFigure(),
    ...figureLight(random),
    pull("paper", slab(FOUR, 31, { step: 30, jitter: 0.8 })),
    pull("key", slab(FOUR_HOLE, 32, { jitter: 0.5 })),
    ...poppy({ at: [476, 640], scale: 1, seed: 51, ground: 740 }),
    ...poppy({ at: [520, 676], scale: 0.8, seed: 52, ground: 740 }),
    ...poppy({ at: [448, 690], scale: 0.7, seed: 53, ground: 740 }),
  ];
  return {
    width: 600,
    height: 760,
    crops: { whole: "0 0 600 760", print: "8 0 588 752" },
    field: true,
    bleeds: false,
    shapes,
  };
}
