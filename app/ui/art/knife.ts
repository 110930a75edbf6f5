/** A point of a drawing, in its own units; x to the right, y down. */
export type Point = readonly [x: number, y: number];
/** Gives numbers from 0 (inclusive) to 1 (exclusive). */
export type Random = () => number;

/** How far apart the facets of a cut are, and how much the hand shakes, both in drawing units. */
export type Hand = { step?: number; jitter?: number };

/** The same seed always gives the same numbers, so every print of a plate is alike (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const rounded = (value: number) => +value.toFixed(1);

function closedPath(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join("L")}Z`;
}

function between(before: number, from: number, to: number, after: number, share: number): number {
  const square = share * share;
  const cube = square * share;
  return (
    0.5 *
    (2 * from +
      (-before + to) * share +
      (2 * before - 5 * from + 4 * to - after) * square +
      (-before + 3 * from - 3 * to + after) * cube)
  );
}

function shaken(x: number, y: number, jitter: number, random: Random): Point {
  return [x + (random() - 0.5) * 2 * jitter, y + (random() - 0.5) * 2 * jitter];
}

/** A smooth outline through `points` (Catmull-Rom), cut by the knife into uneven straight facets. */
export function cut(points: readonly Point[], seed = 1, { step = 15, jitter = 0.9 }: Hand = {}): string {
  const random = seededRandom(seed);
  const facets: Point[] = [];
  const count = points.length;
  points.forEach((from, i) => {
    const before = points[(i - 1 + count) % count]!;
    const to = points[(i + 1) % count]!;
    const after = points[(i + 2) % count]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const pieces = Math.max(1, Math.round(length / (step * (0.7 + random() * 0.6))));
    for (let piece = 0; piece < pieces; piece++) {
      const share = piece / pieces;
      const x = between(before[0], from[0], to[0], after[0], share);
      const y = between(before[1], from[1], to[1], after[1], share);
      facets.push(shaken(x, y, jitter, random));
    }
  });
  return closedPath(facets);
}

/** Straight edges between `points`, with the wobble of a knife along a ruler. */
export function slab(points: readonly Point[], seed = 1, { step = 60, jitter = 1.3 }: Hand = {}): string {
  const random = seededRandom(seed);
  const edge: Point[] = [];
  points.forEach((from, i) => {
    const to = points[(i + 1) % points.length]!;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const pieces = Math.max(1, Math.round(length / step));
    for (let piece = 0; piece < pieces; piece++) {
      const share = piece / pieces;
      const x = from[0] + (to[0] - from[0]) * share;
      const y = from[1] + (to[1] - from[1]) * share;
      edge.push(shaken(x, y, jitter, random));
    }
  });
  return closedPath(edge);
}

/** An upright rectangle cut as a slab. */
export function block(
  x: number,
  y: number,
  width: number,
  height: number,
  seed: number,
  hand?: Hand,
): string {
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return slab(corners, seed, hand);
}

/** Points on an ellipse, to be cut. */
export function ring(x: number, y: number, radiusX: number, radiusY = radiusX, count = 10): Point[] {
  return Array.from({ length: count }, (_, i): Point => {
    const angle = (i / count) * 6.283;
    return [x + Math.cos(angle) * radiusX, y + Math.sin(angle) * radiusY];
  });
}

/** One chisel stroke from (x, y) at `angle` (radians): blunt where it starts, pointed where it ends. */
export function gouge(
  x: number,
  y: number,
  length: number,
  angle: number,
  width: number,
  random: Random,
): string {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const at = (along: number, across: number): Point => [
    x + cos * along - sin * across,
    y + sin * along + cos * across,
  ];
  return closedPath([
    at(0, 0),
    at(length * 0.18, -width * 0.5),
    at(length * 0.6, -width * (0.4 + random() * 0.15)),
    at(length, 0),
    at(length * 0.55, width * (0.35 + random() * 0.2)),
    at(length * 0.15, width * 0.45),
  ]);
}

type Fan = {
  centre: Point;
  inner: number;
  outer: number;
  count: number;
  seed: number;
  /** Radians, clockwise from three o'clock. */
  from?: number;
  to?: number;
  /** Share of each ray's slice that is ink. */
  fat?: number;
  /** Length of every second ray against the others. */
  alternate?: number;
};

/** A fan of rays around a centre. */
export function rays({
  centre: [centreX, centreY],
  inner,
  outer,
  count,
  seed,
  from = 0,
  to = 6.2832,
  fat = 0.5,
  alternate = 0.78,
}: Fan): string {
  const random = seededRandom(seed);
  const at = (radius: number, angle: number): Point => [
    centreX + Math.cos(angle) * radius,
    centreY + Math.sin(angle) * radius,
  ];
  const slice = (to - from) / count;
  const ray = (_: unknown, i: number) => {
    const angle = from + ((to - from) * (i + 0.5)) / count + (random() - 0.5) * 0.015;
    const half = (slice * fat * (0.8 + random() * 0.4)) / 2;
    const tip = outer * (i % 2 ? alternate : 1) * (0.96 + random() * 0.06);
    const foot = inner * (0.98 + random() * 0.06);
    return closedPath([
      at(foot, angle - half * 0.8),
      at(foot + (tip - foot) * 0.5, angle - half * 1.02),
      at(tip, angle - half * 0.9),
      at(tip * 0.985, angle + half * 0.9),
      at(foot + (tip - foot) * 0.45, angle + half * 0.95),
      at(foot, angle + half * 0.8),
    ]);
  };
  return Array.from({ length: count }, ray).join("");
}
