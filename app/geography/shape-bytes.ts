/** A ring without its closing point: longitude, latitude, longitude, … in millionths of a degree. */
export type Ring = Int32Array;
/** Polygons of rings, the outer one first. */
export type Shape = Ring[][];

/** GeoJSON's coordinates of a MultiPolygon. */
export type Coordinates = number[][][][];

/** Units of a degree. */
export const UNITS = 1_000_000;
const VERSION = 1;

export const toUnits = (degrees: number): number => Math.round(degrees * UNITS);

/**
 * Reads a GeoJSON geometry's polygons. A ring that crosses the antimeridian goes on past 180 degrees instead of jumping
 * to the other side, with its holes beside it. Throws a RangeError for what is no polygon on Earth in degrees.
 */
export function shapeOf(coordinates: Coordinates): Shape {
  return coordinates.map((polygon) => {
    const [outer, ...holes] = polygon.map(ringOf);
    if (!outer) throw new RangeError("a polygon without a ring");
    const [west, , east] = boundsOf([[outer]]);
    return [outer, ...holes.map((hole) => beside(hole, west!, east!))];
  });
}

function ringOf(points: number[][]): Ring {
  if (points.length < 4) throw new RangeError("a ring of fewer than four points");
  const ring = new Int32Array((points.length - 1) * 2);
  let turns = 0;
  for (let at = 0; at < points.length - 1; at += 1) {
    const [lon = Number.NaN, lat = Number.NaN] = points[at]!;
    if (!(Math.abs(lon) <= 360 && Math.abs(lat) <= 90))
      throw new RangeError("a point that is not in degrees");
    const step = at === 0 ? 0 : lon - points[at - 1]![0]!;
    if (step > 180) turns -= 360;
    else if (step < -180) turns += 360;
    ring[at * 2] = toUnits(lon + turns);
    ring[at * 2 + 1] = toUnits(lat);
  }
  return ring;
}

function beside(hole: Ring, west: number, east: number): Ring {
  const turn = toUnits(360);
  const shift = hole[0]! < west ? turn : hole[0]! > east ? -turn : 0;
  return shift === 0 ? hole : hole.map((value, at) => (at % 2 === 0 ? value + shift : value));
}

/** West, south, east, north of a shape, in millionths of a degree. */
export function boundsOf(shape: Shape): [west: number, south: number, east: number, north: number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of shape) {
    for (let at = 0; at < outer!.length; at += 2) {
      const [lon, lat] = [outer![at]!, outer![at + 1]!];
      if (lon < bounds[0]) bounds[0] = lon;
      if (lat < bounds[1]) bounds[1] = lat;
      if (lon > bounds[2]) bounds[2] = lon;
      if (lat > bounds[3]) bounds[3] = lat;
    }
  }
  return bounds;
}

/**
 * A shape in few bytes, as `district.shape` keeps it: a version, then counts and the steps from point to point, each
 * as a number of as many bytes as it needs (seven bits a byte, the sign in the lowest bit). About four bytes a point.
 */
export function encodeShape(shape: Shape): Buffer {
  const out = new ByteWriter();
  out.byte(VERSION);
  out.count(shape.length);
  for (const rings of shape) {
    out.count(rings.length);
    for (const ring of rings) {
      out.count(ring.length / 2);
      let [lon, lat] = [0, 0];
      for (let at = 0; at < ring.length; at += 2) {
        out.step(ring[at]! - lon);
        out.step(ring[at + 1]! - lat);
        [lon, lat] = [ring[at]!, ring[at + 1]!];
      }
    }
  }
  return out.bytes();
}

class ByteWriter {
  #buffer = Buffer.allocUnsafe(65_536);
  #at = 0;

  byte(value: number): void {
    if (this.#at === this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer, this.#buffer]);
    this.#buffer[this.#at] = value;
    this.#at += 1;
  }

  count(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  step(value: number): void {
    this.count(((value << 1) ^ (value >> 31)) >>> 0);
  }

  bytes(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#at));
  }
}

/** The shape that `encodeShape` wrote. Throws a RangeError for bytes of another version. */
export function decodeShape(bytes: Uint8Array): Shape {
  if (bytes[0] !== VERSION) throw new RangeError(`shapes of version ${bytes[0]} cannot be read`);
  const from = new ByteReader(bytes);
  const shape: Shape = [];
  for (let polygons = from.count(); polygons > 0; polygons -= 1) {
    const rings: Ring[] = [];
    for (let left = from.count(); left > 0; left -= 1) rings.push(from.ring());
    shape.push(rings);
  }
  return shape;
}

/** Millions of numbers are read when shapes are loaded: one method for a whole ring, nothing made for a number. */
class ByteReader {
  #at = 1;

  constructor(private readonly bytes: Uint8Array) {}

  count(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.#at]!;
      this.#at += 1;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  ring(): Ring {
    const ring = new Int32Array(this.count() * 2);
    const { bytes } = this;
    let at = this.#at;
    let [lon, lat] = [0, 0];
    for (let place = 0; place < ring.length; place += 1) {
      let byte = bytes[at++]!;
      let step = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++]!;
        step |= (byte & 0x7f) << shift;
      }
      const moved = (step >>> 1) ^ -(step & 1);
      if (place % 2 === 0) ring[place] = lon += moved;
      else ring[place] = lat += moved;
    }
    this.#at = at;
    return ring;
  }
}
