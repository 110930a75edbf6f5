import { cut, gouge, type Point, rays, seededRandom, slab } from "./knife.ts";
import { type Drawing, pull, type Shape } from "./plates.ts";

type Hand = {
  at: Point;
  scale: number;
  /** Radians; positive leans to the right. */
  lean: number;
  seed: number;
  /** Thumb on the other side. */
  mirrored: boolean;
};

const PALM: Point[] = [
  [-44, -38],
  [-20, -46],
  [6, -46],
  [34, -40],
  [48, -26],
  [48, 14],
  [40, 48],
  [34, 70],
  [34, 96],
  [-34, 96],
  [-34, 70],
  [-50, 40],
  [-54, 0],
];

const FOREARM: Point[] = [
  [-34, 90],
  [34, 90],
  [46, 250],
  [-46, 250],
];

const SLEEVE: Point[] = [
  [-48, 150],
  [48, 150],
  [70, 460],
  [-70, 460],
];

/** Root, angle, length and half widths (root, tip) of four fingers and the thumb. */
const FINGERS: [root: Point, angle: number, length: number, rootHalf: number, tipHalf: number][] = [
  [[-35, -40], -0.2, 76, 11.5, 9.5],
  [[-10, -44], -0.05, 92, 12, 10],
  [[15, -43], 0.08, 84, 11.5, 9.5],
  [[38, -34], 0.24, 62, 10.5, 8.5],
  [[-46, 22], -0.86, 74, 13.5, 10.5],
];

const PALM_LINES: Point[][] = [
  [
    [-40, -2],
    [-14, -14],
    [14, -16],
    [34, -10],
    [34, -6],
    [12, -9],
    [-14, -7],
    [-38, 3],
  ],
  [
    [-38, 12],
    [-14, 6],
    [8, 14],
    [22, 30],
    [18, 33],
    [4, 20],
    [-14, 12],
    [-36, 16],
  ],
  [
    [-22, 22],
    [-14, 40],
    [-14, 62],
    [-19, 62],
    [-20, 42],
    [-26, 26],
  ],
];

function fingerOutline(
  [rootX, rootY]: Point,
  angle: number,
  length: number,
  rootHalf: number,
  tipHalf: number,
): Point[] {
  const alongX = Math.sin(angle);
  const alongY = -Math.cos(angle);
  const at = (along: number, across: number): Point => [
    rootX + alongX * along - alongY * across,
    rootY + alongY * along + alongX * across,
  ];
  return [
    at(-8, -rootHalf),
    at(length * 0.5, -rootHalf * 1.02),
    at(length - tipHalf, -tipHalf),
    at(length, -tipHalf * 0.45),
    at(length, tipHalf * 0.45),
    at(length - tipHalf, tipHalf),
    at(length * 0.5, rootHalf * 1.02),
    at(-8, rootHalf),
  ];
}

function hand({ at: [x, y], scale, lean, seed, mirrored }: Hand): Shape[] {
  const random = seededRandom(seed);
  const cos = Math.cos(lean);
  const sin = Math.sin(lean);
  const flip = mirrored ? -1 : 1;
  const place = ([px, py]: Point): Point => {
    const across = px * flip;
    return [x + (across * cos - py * sin) * scale, y + (across * sin + py * cos) * scale];
  };
  const fingers = FINGERS.map(([root, angle, length, rootHalf, tipHalf]) => {
    const outline = fingerOutline(root, angle, length, rootHalf, tipHalf).map(place);
    return cut(outline, seed * 7 + Math.round(length), { step: 11, jitter: 0.5 });
  });
  const folds = Array.from({ length: 5 }, (_, i) => {
    const [fx, fy] = place([-32 + i * 16, 176 + (i % 2) * 26]);
    return gouge(
      fx,
      fy,
      (90 + random() * 60) * scale,
      lean + 1.57 + (i - 2) * 0.05 * flip,
      6 * scale,
      random,
    );
  });
  const lines = PALM_LINES.map((line, i) => cut(line.map(place), seed + i + 1, { step: 9, jitter: 0.4 }));
  return [
    pull(
      "key",
      cut(PALM.map(place), seed, { step: 13, jitter: 0.6 }),
      ...fingers,
      slab(FOREARM.map(place), seed + 2, { step: 40 }),
    ),
    pull("act", slab(SLEEVE.map(place), seed + 4, { step: 40, jitter: 1.6 })),
    pull("paper", ...folds),
    pull("spot", ...lines),
  ];
}

/** Three raised hands before a fan of light. */
export function hands(): Drawing {
  const light = rays({
    centre: [300, 300],
    inner: 40,
    outer: 330,
    count: 30,
    seed: 15,
    from: Math.PI * 0.9,
    to: Math.PI * 2.1,
    fat: 0.52,
    alternate: 0.84,
  });
  return {
    width: 600,
    height: 600,
    crops: { whole: "0 0 600 600", print: "0 -10 600 610", rise: "-40 -48 680 480" },
    field: false,
    bleeds: false,
    shapes: [
      pull("spot", light),
      ...hand({ at: [120, 318], scale: 0.92, lean: -0.2, seed: 3, mirrored: false }),
      ...hand({ at: [480, 304], scale: 0.95, lean: 0.2, seed: 5, mirrored: true }),
      ...hand({ at: [300, 196], scale: 1.2, lean: 0, seed: 4, mirrored: false }),
    ],
  };
}
