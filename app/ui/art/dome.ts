import { block, cut, gouge, type Point, rays, ring, seededRandom, slab } from "./knife.ts";
import { type Drawing, pull } from "./plates.ts";

const CUPOLA: Point[] = [
  [196, 302],
  [198, 262],
  [216, 222],
  [248, 188],
  [284, 170],
  [316, 170],
  [352, 188],
  [384, 222],
  [402, 262],
  [404, 302],
  [352, 304],
  [300, 304],
  [248, 304],
];

const HOUSES: Point[] = [
  [36, 470],
  [206, 470],
  [300, 432],
  [394, 470],
  [564, 470],
  [562, 556],
  [38, 558],
];

const LANTERN_ROOF: Point[] = [
  [270, 104],
  [300, 92],
  [330, 104],
  [326, 114],
  [274, 114],
];

function lantern(): string {
  return [
    cut(ring(300, 62, 9), 1, { step: 7 }),
    block(296, 66, 8, 34, 2, { step: 20, jitter: 0.6 }),
    slab(LANTERN_ROOF, 3, { jitter: 0.8 }),
    block(278, 116, 10, 40, 4, { step: 20, jitter: 0.7 }),
    block(295, 116, 10, 40, 5, { step: 20, jitter: 0.7 }),
    block(312, 116, 10, 40, 6, { step: 20, jitter: 0.7 }),
    block(264, 156, 72, 12, 7, { step: 24 }),
  ].join("");
}

/** Light along the ribs of the cupola. */
function ribs(): string {
  const random = seededRandom(7);
  let path = "";
  for (const rib of [-0.78, -0.5, -0.22, 0.08, 0.36, 0.64]) {
    const x = (share: number) => 300 + rib * 108 * Math.sin(Math.min(1.57, share * 1.7));
    const y = (share: number) => 176 + share * 122;
    for (let piece = 0; piece < 3; piece++) {
      const from = 0.1 + piece * 0.3;
      const to = from + 0.25;
      path += gouge(
        x(from),
        y(from),
        30 - piece * 2,
        Math.atan2(y(to) - y(from), x(to) - x(from)),
        6,
        random,
      );
    }
  }
  return path;
}

/** The tall windows of the drum, and the columns between them. */
function drum(): { windows: string; columns: string } {
  const window = (_: unknown, i: number) => {
    const left = 204 + i * 30.4;
    const outline: Point[] = [
      [left, 412],
      [left, 352],
      [left + 5, 344],
      [left + 11, 352],
      [left + 11, 412],
    ];
    return slab(outline, 40 + i, { jitter: 0.7 });
  };
  const column = (_: unknown, i: number) =>
    block(188 + i * 30.4, 328, 13, 86, 20 + i, { step: 26, jitter: 1 });
  return {
    windows: Array.from({ length: 7 }, window).join(""),
    columns: Array.from({ length: 8 }, column).join(""),
  };
}

function houseWindows(): string {
  return [60, 96, 132, 168, 422, 458, 494, 530]
    .flatMap((x) => [
      block(x - 8, 488, 18, 24, x, { step: 16, jitter: 0.8 }),
      block(x - 8, 524, 18, 22, x + 1, { step: 16, jitter: 0.8 }),
    ])
    .join("");
}

function portico(): string {
  return Array.from({ length: 6 }, (_, i) =>
    block(216 + i * 31, 482, 14, 70, 60 + i, { step: 30, jitter: 0.9 }),
  ).join("");
}

/** The dome of a capitol with the sun behind it. */
export function dome(): Drawing {
  const { windows, columns } = drum();
  const pediment: Point[] = [
    [240, 466],
    [300, 444],
    [360, 466],
  ];
  const sun = rays({
    centre: [300, 366],
    inner: 170,
    outer: 304,
    count: 40,
    seed: 8,
    from: Math.PI * 0.98,
    to: Math.PI * 2.02,
    fat: 0.56,
    alternate: 0.8,
  });
  return {
    width: 600,
    height: 600,
    crops: { whole: "0 0 600 600", print: "0 -10 600 610" },
    field: false,
    bleeds: false,
    shapes: [
      pull("spot", sun),
      pull("key", lantern()),
      pull("key", cut(CUPOLA, 9, { step: 14, jitter: 1 })),
      pull("spot", ribs()),
      pull("key", block(182, 308, 236, 16, 10), block(170, 416, 260, 16, 11)),
      pull("act", windows),
      pull("key", columns),
      pull("key", block(150, 436, 300, 26, 12), slab(HOUSES, 13, { step: 40 })),
      pull("spot", slab(pediment, 14, { jitter: 0.8 })),
      pull("paper", portico()),
      pull("spot", houseWindows()),
      pull("key", block(20, 564, 560, 10, 15), block(4, 580, 592, 12, 16)),
    ],
  };
}
