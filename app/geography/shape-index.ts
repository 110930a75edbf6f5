import Flatbush from "flatbush";
import { boundsOf, type Ring, type Shape, toUnits } from "./shape-bytes.ts";

/** Whose shapes lie at a point. */
export interface ShapeIndex<T> {
  /** `lat` and `lon` in degrees. Each owner once. */
  at(lat: number, lon: number): T[];
}

/** Once around the Earth: shapes that cross the antimeridian go on beyond 180 degrees. */
const TURN = toUnits(360);

/**
 * Finds whose shapes lie at a point: a tree of the polygons' boxes, then a ray through the rings of the few that are
 * left. Rings are counted together, so that a point in a hole is outside and one on an island in it is inside; of two
 * neighbours exactly one has a point on the border they share.
 */
export function indexShapes<T>(shapes: Iterable<{ owner: T; shape: Shape }>): ShapeIndex<T> {
  const owners: T[] = [];
  const polygons: Ring[][] = [];
  const boxes: number[] = [];
  for (const { owner, shape } of shapes) {
    for (const rings of shape) {
      owners.push(owner);
      polygons.push(rings);
      boxes.push(...boundsOf([rings]));
    }
  }
  if (polygons.length === 0) return { at: () => [] };
  const tree = new Flatbush(polygons.length, 16, Int32Array);
  for (let at = 0; at < boxes.length; at += 4) {
    tree.add(boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!);
  }
  tree.finish();
  return {
    at(lat, lon) {
      const found = new Set<T>();
      const y = toUnits(lat);
      for (const x of [toUnits(lon), toUnits(lon) + TURN, toUnits(lon) - TURN]) {
        for (const place of tree.search(x, y, x, y)) {
          if (isInside(polygons[place]!, x, y)) found.add(owners[place]!);
        }
      }
      return [...found];
    },
  };
}

/** Whether a ray to the east crosses the rings an odd number of times. */
function isInside(rings: Ring[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    let [beforeX, beforeY] = [ring[ring.length - 2]!, ring[ring.length - 1]!];
    for (let at = 0; at < ring.length; at += 2) {
      const [hereX, hereY] = [ring[at]!, ring[at + 1]!];
      if (hereY > y !== beforeY > y) {
        const crossing = ((beforeX - hereX) * (y - hereY)) / (beforeY - hereY) + hereX;
        if (x < crossing) inside = !inside;
      }
      [beforeX, beforeY] = [hereX, hereY];
    }
  }
  return inside;
}
