import { block, cut, gouge, type Point, type Random, slab } from "./knife.ts";
import { outlined, pull, type Shape } from "./plates.ts";

const FATHER: Point[] = [
  [226, 236],
  [232, 212],
  [252, 200],
  [274, 206],
  [284, 226],
  [282, 252],
  [272, 274],
  [270, 290],
  [300, 304],
  [312, 330],
  [308, 420],
  [300, 470],
  [296, 604],
  [256, 606],
  [250, 500],
  [244, 606],
  [202, 604],
  [208, 452],
  [196, 440],
  [192, 350],
  [200, 316],
  [238, 292],
  [238, 274],
];

const COLLAR: Point[] = [
  [238, 294],
  [252, 312],
  [268, 293],
  [262, 322],
  [244, 322],
];

const MOTHER_HAIR: Point[] = [
  [318, 268],
  [326, 240],
  [350, 230],
  [374, 242],
  [380, 272],
  [384, 318],
  [396, 372],
  [384, 380],
  [364, 330],
  [336, 330],
  [318, 360],
  [308, 350],
  [316, 312],
];

const DRESS: Point[] = [
  [324, 336],
  [340, 326],
  [350, 338],
  [362, 326],
  [380, 336],
  [386, 380],
  [380, 434],
  [394, 500],
  [404, 572],
  [352, 580],
  [304, 572],
  [316, 500],
  [326, 434],
  [318, 384],
];

const MOTHER_ARM: Point[] = [
  [384, 338],
  [400, 356],
  [406, 420],
  [402, 474],
  [388, 478],
  [386, 424],
  [380, 372],
];

const MOTHER_OTHER_ARM: Point[] = [
  [320, 338],
  [328, 350],
  [330, 400],
  [326, 440],
  [316, 474],
  [302, 474],
  [304, 430],
  [306, 364],
];

const CHILD_COAT: Point[] = [
  [262, 482],
  [276, 470],
  [302, 470],
  [316, 482],
  [324, 528],
  [312, 532],
  [316, 566],
  [262, 566],
  [266, 532],
  [254, 528],
];

const CHILD_HEAD: Point[] = [
  [264, 438],
  [270, 418],
  [288, 410],
  [308, 418],
  [314, 440],
  [306, 464],
  [290, 472],
  [272, 464],
];

/** Where light from outside catches the three: x, y, length, angle, width. */
const CATCHLIGHTS: [x: number, y: number, length: number, angle: number, width: number][] = [
  [206, 330, 96, 1.56, 5],
  [218, 336, 60, 1.55, 4],
  [296, 332, 70, 1.6, 4],
  [216, 476, 110, 1.58, 5],
  [228, 486, 92, 1.57, 4],
  [240, 214, 30, 2.5, 4],
  [252, 210, 26, 2.1, 4],
  [268, 214, 24, 1.1, 4],
  [346, 240, 30, 2.2, 4],
  [356, 240, 40, 1.2, 4],
  [330, 262, 50, 1.75, 4],
  [376, 276, 70, 1.42, 5],
  [276, 424, 20, 2.3, 3.5],
  [290, 420, 18, 1.57, 3.5],
  [303, 424, 20, 0.9, 3.5],
];

export function fatherFigure(): Shape[] {
  return [
    pull("key", cut(FATHER, 21, { step: 10, jitter: 0.6 })),
    pull("paper", slab(COLLAR, 61, { step: 20, jitter: 0.5 })),
  ];
}

/** Small marks of the dress's print, wider apart where the skirt flares. */
function dressPrint(random: Random): string {
  return Array.from({ length: 22 }, (_, i) => {
    const y = 356 + ((i * 53) % 200);
    const half = 18 + (y > 434 ? (y - 434) * 0.2 : 0);
    const x = 352 + (((i * 37) % 100) / 50 - 1) * half;
    return gouge(x, y, 11, 1.2 + (i % 3) * 0.35, 5, random);
  }).join("");
}

/** Her dress is left as paper and printed with small marks, so that she stands out of the group. */
export function motherFigure(random: Random): Shape[] {
  return [
    outlined("key", cut(MOTHER_HAIR, 22, { step: 10, jitter: 0.6 })),
    pull("paper", cut(DRESS, 24, { step: 12, jitter: 0.7 })),
    pull(
      "key",
      cut(MOTHER_ARM, 33, { step: 10, jitter: 0.5 }),
      cut(MOTHER_OTHER_ARM, 34, { step: 10, jitter: 0.5 }),
      block(326, 576, 20, 30, 35, { step: 12, jitter: 0.6 }),
      block(362, 576, 20, 30, 36, { step: 12, jitter: 0.6 }),
    ),
    pull("act", dressPrint(random)),
    pull("key", gouge(324, 434, 58, 0.02, 7, random)),
  ];
}

export function childFigure(): Shape[] {
  return [
    outlined("act", cut(CHILD_COAT, 25, { step: 10, jitter: 0.5 })),
    outlined("key", cut(CHILD_HEAD, 23, { step: 9, jitter: 0.5 })),
    outlined(
      "key",
      block(266, 566, 20, 40, 26, { step: 14, jitter: 0.7 }),
      block(294, 566, 20, 40, 27, { step: 14, jitter: 0.7 }),
    ),
  ];
}

/** Light on the figures, and the seams of the child's coat. */
export function figureLight(random: Random): Shape[] {
  const catchlights = CATCHLIGHTS.map((stroke) => gouge(...stroke, random));
  return [
    pull("spot", ...catchlights),
    pull(
      "paper",
      gouge(276, 490, 56, 1.5, 5, random),
      gouge(302, 488, 62, 1.58, 5, random),
      gouge(289, 500, 50, 1.55, 4, random),
    ),
  ];
}
