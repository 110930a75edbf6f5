import type { Outline } from "./outlines.ts";

/** A place by the middle of its area, in degrees north and east. */
export type MapPlace = { key: string; name: string; count: number; lat: number; lon: number };

export type Point = { x: number; y: number };

export type DotScreen = {
  width: number;
  height: number;
  outline: Point[];
  /** Dots of places that count nothing. */
  empty: Point[];
  /** Dots by size, small to large; where many live on little ground the dots are large. */
  levels: Point[][];
  project: (lat: number, lon: number) => Point;
};

const WIDTH = 360;
/** Distance of two dots in a row, in drawing units. */
export const STEP = 14;
const LEVELS = 5;

/**
 * Turns places into a screen of dots inside an outline, as a newspaper prints a picture. Each dot belongs
 * to the place whose middle is nearest; its size says how many of that place's count fall on one dot.
 * Give every place of the area, those without a count as 0: what is left out would take on its neighbour's.
 */
export function dotScreen(places: MapPlace[], outline: Outline): DotScreen {
  const { project, height } = projection(outline);
  const border = outline.map(([lat, lon]) => project(lat, lon));
  const middles = places.map((place) => ({ ...project(place.lat, place.lon), count: place.count }));
  const grid = hexGrid(WIDTH, height).filter((point) => isInside(point, border));

  const owners = grid.map((point) => nearest(point, middles));
  const dotsOf = new Map<number, number>();
  for (const owner of owners) dotsOf.set(owner, (dotsOf.get(owner) ?? 0) + 1);
  const weights = owners.map((owner) => (middles[owner]?.count ?? 0) / (dotsOf.get(owner) ?? 1));
  const heaviest = Math.max(0, ...weights);

  const empty: Point[] = [];
  const levels: Point[][] = Array.from({ length: LEVELS }, () => []);
  grid.forEach((point, index) => {
    const weight = weights[index] ?? 0;
    // A square root, so that the size of a dot's area follows its weight.
    const level = Math.min(LEVELS - 1, Math.floor(Math.sqrt(weight / heaviest) * LEVELS));
    (weight > 0 ? levels[level] : empty)?.push(point);
  });
  return { width: WIDTH, height, outline: border, empty, levels, project };
}

/** Where a horizontal line at `y` leaves the outline on one side. */
export function edgeAt(y: number, outline: Point[], side: "left" | "right"): number | null {
  const crossings = outline.flatMap((a, index) => {
    const b = outline[(index + 1) % outline.length]!;
    return a.y > y !== b.y > y ? [a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)] : [];
  });
  if (crossings.length === 0) return null;
  return side === "left" ? Math.min(...crossings) : Math.max(...crossings);
}

/** Degrees to drawing units, east-west shortened as it is in the middle of the outline. */
function projection(outline: Outline) {
  const lats = outline.map(([lat]) => lat);
  const lons = outline.map(([, lon]) => lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((east - west) * shrink);
  return {
    height: Math.round((north - south) * scale),
    project: (lat: number, lon: number): Point => ({
      x: round((lon - west) * shrink * scale),
      y: round((north - lat) * scale),
    }),
  };
}

function hexGrid(width: number, height: number): Point[] {
  const points: Point[] = [];
  const rowHeight = STEP * 0.866;
  for (let row = 0; row * rowHeight < height; row++) {
    for (let x = row % 2 ? STEP : STEP / 2; x < width; x += STEP) {
      points.push({ x: Math.round(x), y: Math.round(STEP / 2 + row * rowHeight) });
    }
  }
  return points;
}

function isInside(point: Point, outline: Point[]): boolean {
  let inside = false;
  outline.forEach((a, index) => {
    const b = outline[(index + 1) % outline.length]!;
    const crosses = a.y > point.y !== b.y > point.y;
    if (crosses && point.x < a.x + ((point.y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

function nearest(point: Point, middles: Point[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  middles.forEach((middle, index) => {
    const distance = (middle.x - point.x) ** 2 + (middle.y - point.y) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
